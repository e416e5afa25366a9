"""What the stages noted on their way in, the list of changes by article out."""
