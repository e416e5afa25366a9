"""What the redline uses of the old file and the new one lacks, copied into it: styles, lists, pictures, links."""
