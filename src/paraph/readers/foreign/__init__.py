"""`ReadText` in, `ForeignAgreement` out: which words are title, recital, article, passage, in which language."""
