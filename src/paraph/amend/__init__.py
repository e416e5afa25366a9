"""The signed text and the new one in, the instructions of the amending protocol and its files out."""
