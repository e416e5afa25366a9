"""An Original in, a Word file out: the drafter's template as frame, the body as elements that only name its styles."""

from paraph.writers.docx.stylesheet import StyleSheet, read_stylesheet
from paraph.writers.docx.template_check import check_template, check_templates
from paraph.writers.docx.writer import DocxWriter, Templates, templates

__all__ = ["DocxWriter", "StyleSheet", "Templates", "check_template", "check_templates", "read_stylesheet", "templates"]
