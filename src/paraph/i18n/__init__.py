"""English templates in, the words of the user's language out (gettext catalogs in ``locale/``)."""

from paraph.i18n.choice import LANGUAGES, choose
from paraph.i18n.session import as_message, language, plural, session, translate

__all__ = ["LANGUAGES", "as_message", "choose", "language", "plural", "session", "translate"]
