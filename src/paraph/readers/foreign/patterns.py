"""The set phrases by which a treaty text is recognised, in Russian, Kazakh, Uzbek (Latin) and English."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = r"(?P<number>\d{1,4}(?:\s*[-–.]\s*\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹])?|[IVXLC]{1,6})"
_REST = r"\s*(?P<stop>[.:–—-]?)\s*(?P<rest>.*)$"
_LEVEL = re.IGNORECASE | re.DOTALL


def _any(patterns: Iterable[str], flags: int = _LEVEL) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


ARTICLES = tuple(
    re.compile(pattern, _LEVEL)
    for pattern in (
        rf"^Статья\s*(?:№\s*)?{_NUMBER}(?!\w){_REST}",
        rf"^(?P<number>\d{{1,4}}(?:\s*[-–]\s*\d{{1,2}})?)\s*[-–]\s*(?:бап|modda)(?!\w){_REST}",
        rf"^Article\s+{_NUMBER}(?!\w){_REST}",
    )
)
"""«Статья 5. Споры», «5-бап», «5-modda», "Article 5"; ``rest`` is what follows on the line."""

ANNEXES = tuple(
    re.compile(pattern, _LEVEL)
    for pattern in (
        rf"^Приложение(?:\s+(?:№\s*)?{_NUMBER})?(?P<rest>(?:\s+к\s.*|\s*[.:]\s.*)?)$",
        r"^(?P<rest>(?:.{0,300}\s)?)(?P<number>\d{1,2})\s*[-–]\s*(?:қосымша|ilova)$",
        r"^(?P<rest>.{0,300}(?:Келісімге|Хаттамаға|Меморандумға|Шартқа|Bitimga|Bayonnomaga|Memorandumga|Shartnomaga)\s+)(?:қосымша|ilova)(?P<number>)$",
        r"^(?:Қосымша|Ilova)(?P<number>)(?P<rest>(?:\s*[.:]\s.*)?)$",
        rf"^Annex(?:\s+{_NUMBER})?(?P<rest>(?:\s+to\s.*)?)$",
    )
)

SECTIONS = _any(
    (
        r"^(?:Глава|Раздел|Часть|Chapter|Section|Part)\s+(?:\d+|[IVXLC]+)(?!\w).{0,120}$",
        r"^(?:\d+|[IVXLC]+)\s*[-–]\s*(?:тарау|бөлім|бөлік|bob|boʻlim|qism)(?!\w).{0,120}$",
    )
)

TITLE_FIRST = re.compile(
    r"^(?:(?:рамочное|межправительственное|дополнительное)\s+)?"
    r"(?:соглашение|протокол|меморандум|договор|программа|план|дорожная\s+карта|конвенция|"
    r"agreement|protocol|memorandum|treaty|programme)(?!\w)",
    _LEVEL,
)
TITLE_LAST = re.compile(
    r"(?:^|\s)(?P<word>келісім|хаттама|меморандум|шарт|бағдарлама|жоспар|жол\s+картасы|"
    r"bitim|bayonnoma|memorandum|shartnoma|dastur|reja|yoʻl\s+xaritasi)[іиыi]?$",
    _LEVEL,
)

OPENING = _any((r"именуем", r"деп\s+аталатын", r"deb\s+(?:ataluvchi|ataladigan|yuritiladigan)", r"hereinafter"))
RECITAL = _any(
    (
        r"^(?:учитывая|стремясь|принимая|признавая|основываясь|исходя|руководствуясь|желая|подтверждая|отмечая|"
        r"сознавая|осознавая|ссылаясь|действуя|будучи|выражая|придавая|считая|имея|в\s+целях|в\s+соответствии)(?!\w)",
        r"^(?:recognizing|considering|desiring|wishing|noting|taking|guided|acting|being|in\s+order)(?!\w)",
    )
)
ENACTING = _any(
    (
        r"(?:договорились|согласились)\s+о\s+(?:нижеследующем|следующем)",
        r"достигли\s+взаимопонимания\s+о",
        r"(?:туралы|жөнінде|жайында)\s+(?:келісті|уағдаласты)|түсіністікке\s+қол\s+жеткізді",
        r"(?:toʻgʻrisida|haqida)\s+kelish(?:dilar|ib\s+oldilar)|anglashuvga\s+erishdilar",
        r"have\s+agreed\s+(?:as\s+follows|on\s+the\s+following)",
    )
)
TESTIMONIUM = _any(
    (
        r"^(?:совершено|подписано|составлено|учинено)\s.*(?:экземпляр|язык|год)",
        r"(?:данада|дана\s+болып).*(?:жасалды|жасалған|қол\s+қойылды)",
        r"жасалды.*данада",
        r"nusxada.*(?:tuzildi|imzolandi|tuzilgan|imzolangan)|(?:tuzildi|imzolandi).*nusxada",
        r"^(?:done|signed)\s+(?:at|in)\s",
    )
)
DIVERGENCE = _any(
    (
        r"(?:разноглас|расхожд).*(?:текст|язык)",
        r"келіспеушілік.*мәтін",
        r"kelishmovchilik.*matn",
        r"divergence.*text",
    )
)
_SIGNATURE = _any(
    (
        r"^За\s+(?:Правительств|Республик|Кабинет|Министерств|Государств|[А-ЯЁ]\w+\s+(?:Сторону|Республику))",
        r"(?:Үкіметі|Республикасы|министрлігі|Тарапы|Кабинеті)\s+(?:үшін|атынан)$",
        r"(?:Hukumati|Respublikasi|vazirligi|Tomoni|Mahkamasi)\s+(?:nomidan|uchun)$",
        r"^For\s+the\s+Government",
    ),
    re.DOTALL,
)
_SIGNATURE_START = re.compile(r"^\s*За\s+(?:Правительство|Республику|Кабинет)", re.DOTALL)

LANGUAGE_NAME = re.compile(
    r"^(?:(?:текст\s+)?на\s+)?(?:русск|казахск|узбекск|английск)\w+(?:\s+(?:текст|языке|язык))?$|"
    r"^(?:орыс|қазақ|өзбек|ағылшын)(?:ша|\s+тілінде|\s+тілі|\s+мәтіні)?$|"
    r"^(?:rus|qozoq|oʻzbek|o['‘’`]zbek|ingliz)(?:cha|\s+tilida|\s+tili|\s+matni)?$|"
    r"^(?:russian|kazakh|uzbek|english)(?:\s+(?:text|version))?$",
    re.IGNORECASE,
)
"""What stands over a column of a parallel text."""

EDITORIAL: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "page-number",
        re.compile(r"^[-–—\s]*(?:(?:стр|с|бет|p|page)\.?\s*)?\d{1,3}(?:\s*[-–—/]\s*|\s+из\s+\d+)?[-–—\s]*$", _LEVEL),
    ),
    (
        "signature-mark",
        _any(
            (
                r"^[(\[]?\s*(?:подпис[ьи]|подписано|қолы|қолдары|қол\s+қойылған|imzo(?:lar|landi)?|М\.?\s?П\.?|L\.?\s?S\.?)\s*[)\]]?$",
                r"^[_\s.…/«»\"]*[_…]{3,}[_\s.…/«»\"]*$",
            )
        ),
    ),
    (
        "draft-mark",
        _any(
            (
                r"^(?:проект|жоба|loyiha|лойиҳа|draft)(?:\s*(?:соглашения|№?\s*\d+|от\s.*|\(.*\)))?$",
                r"^(?:редакция|edition|nusxa|редакциясы)\s*(?:№\s*)?\d+.{0,40}$",
                r"^(?:для\s+служебного\s+пользования|қызмет\s+бабында\s+пайдалану\s+үшін|xizmat\s+doirasida\s+foydalanish\s+uchun)$",
                r"^экз(?:емпляр)?\.?\s*(?:№\s*)?[_\d]*$",
            )
        ),
    ),
    (
        "editorial",
        _any(
            (
                r"^[(\[*]*\s*(?:настоящ\w+\s+)?(?:соглашение|протокол|договор|меморандум|документ)?\s*(?:не\s+)?вступил[оа]?\s+в\s+силу\s.{0,200}$",
                r"^[(\[*]*\s*(?:ратифицирован|утвержден|одобрен)[оаы]?\s+(?:законом|указом|постановлением).{0,250}$",
                r"^[(\[*]*\s*(?:бюллетень\s+международных|собрание\s+законодательства|сноска\.|примечание\s+(?:РЦПИ|изпи|редакци)|текст\s+документа|источник\s+публикации).{0,400}$",
                r"^[(\[*]*\s*(?:күшіне\s+ен(?:ді|ген)|ескерту\.|РҚАО).{0,300}$",
                r"^[(\[*]*\s*(?:kuchga\s+kir(?:di|gan)).{0,200}$",
                r"^настоящим\s+удостоверяю.{0,400}$",
                r"^[*\s=~-]{3,}$",
            )
        ),
    ),
)
"""Lines that are no part of the text: (reason, pattern). A paragraph number alone never reaches them."""

_LOWER_GOES_ON = re.compile(
    r"^(?:настоящ|Соглашени|этого|осы|Келісім|mazkur|ushbu|Bitim|of\s+this|of\s+the|shall|применя|вступа|и\s|или\s|,|;|\))"
)


def article_head(text: str) -> tuple[str, str] | None:
    """(number, the rest of the line) of an article's first line; ``None`` for a sentence that only mentions one."""
    for pattern in ARTICLES:
        match = pattern.match(text)
        if match:
            rest = match["rest"].strip()
            if rest and not match["stop"] and (_LOWER_GOES_ON.match(rest) or rest[0].islower()):
                return None
            return re.sub(r"\s", "", match["number"]), rest
    return None


def annex_head(text: str) -> tuple[str, str] | None:
    """(number or empty, the rest of the label) of an annex's first line."""
    if len(text) > 320 or text.rstrip().endswith((";", ":")):
        return None
    for pattern in ANNEXES:
        match = pattern.match(text.strip())
        if match:
            return match["number"] or "", match["rest"].strip()
    return None


def is_signature(text: str) -> bool:
    """A signing line: «За Правительство ...», «... Үкіметі үшін», "... Hukumati nomidan"."""
    line = " ".join(text.split())
    return len(line) < 250 and bool(_SIGNATURE.search(line) or _SIGNATURE_START.match(text))


def is_testimonium(text: str) -> bool:
    """The words of signature after the last article."""
    return len(text) < 2000 and bool(TESTIMONIUM.search(text))


def editorial(text: str) -> str | None:
    """The reason to set this line aside, or ``None``."""
    line = " ".join(text.split())
    return next((reason for reason, pattern in EDITORIAL if pattern.match(line)), None)
