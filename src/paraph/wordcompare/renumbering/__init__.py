"""Which changed digits are mere renumbering: heads, labels and citations that follow their article."""
