"""The theme part of the Word templates: black, white and one font; Word wants a theme though no style uses it."""

from __future__ import annotations

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "1F1F1F"),
    ("lt2", "F2F2F2"),
    ("accent1", "404040"),
    ("accent2", "595959"),
    ("accent3", "7F7F7F"),
    ("accent4", "A6A6A6"),
    ("accent5", "BFBFBF"),
    ("accent6", "D9D9D9"),
    ("hlink", "00529B"),
    ("folHlink", "595959"),
)


def theme_xml(font: str) -> str:
    """``word/theme/theme1.xml``."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS)
    face = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{_MAIN}" name="Treaty"><a:themeElements>'
        f'<a:clrScheme name="Treaty">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Treaty"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Treaty"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
