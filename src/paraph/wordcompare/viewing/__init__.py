"""The bytes of a redline in Word in, the same redline as a page or as PDF out."""
