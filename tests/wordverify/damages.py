"""What may go wrong in a redline, one thing at a time, and what may change and is nothing. Done in `test_damage.py`."""

from __future__ import annotations

from wordverify.spoiling import (
    Damage,
    add,
    before,
    both,
    cut,
    drop,
    live,
    put,
    raw,
    rename,
    say,
    strip,
    swap,
    twice,
    unwrap,
    without,
)

RELS, NOTES, COMMENTS, STYLES = (
    "word/_rels/document.xml.rels",
    "word/footnotes.xml",
    "word/comments.xml",
    "word/styles.xml",
)
LISTS, SETTINGS, HEAD, TYPES = "word/numbering.xml", "word/settings.xml", "word/headerhA.xml", "[Content_Types].xml"
INS, DEL = "//w:p/w:ins", "//w:p/w:del"
MARK_INS, MARK_DEL = "//w:pPr/w:rPr/w:ins", "//w:pPr/w:rPr/w:del"
RUN = "<w:r><w:t>лишнее</w:t></w:r>"
BY = 'w:id="900" w:author="Paraph"'


def said(text: str) -> str:
    return f"//w:t[contains(., '{text}')]"


def holding(text: str) -> str:
    return f"//w:p[contains(., '{text}')]"


WORDS: dict[str, Damage] = {
    "a word that stayed is another": say(said("сведениями"), " сведениями о налогах каждый месяц."),
    "an inserted word is another": say(INS + "//w:t", "шлют"),
    "a deleted word is another": say(DEL + "//w:delText", "обменялись"),
    "an insertion unmarked, its words kept": unwrap(INS),
    "a deletion become words": live(DEL),
    "a deletion whose words are live": rename(DEL + "//w:delText", "t"),
    "live words written as struck ones": rename(said("сведениями"), "delText"),
    "an insertion lost": drop(INS),
    "a deletion lost": drop(DEL),
    "a deletion marked as an insertion": rename(DEL + "[1]", "ins"),
    "an insertion in an insertion": add(INS, f"<w:ins {BY}>{RUN}</w:ins>"),
    "an insertion without an author": strip(INS, "w:author"),
    "an insertion that holds a whole paragraph": add("//w:body", f"<w:ins {BY}><w:p>{RUN}</w:p></w:ins>", first=True),
    "the mark of a new paragraph unmarked": drop(MARK_INS),
    "the mark of a deleted paragraph unmarked": drop(MARK_DEL),
    "the last mark of the text deleted": add(
        "//w:p[last()]", f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>", first=True
    ),
    "the mark of a paragraph that stayed deleted": add(
        holding("Запрос"), f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>", first=True
    ),
    "a look that changed without its record": drop("//w:rPrChange"),
    "a record of another old look": add("//w:rPrChange/w:rPr", "<w:u w:val='single'/>"),
    "a record of an old look that is empty": drop("//w:rPrChange/w:rPr/w:i"),
    "a record of an old look without a look": drop("//w:rPrChange/w:rPr"),
    "a new look lost": drop("//w:r/w:rPr/w:b"),
    "a record of a paragraph's old look lost": drop("//w:pPrChange"),
    "a new paragraph's look lost": drop("//w:jc"),
    "a list of another level": put("//w:numPr/w:ilvl", "w:val", "1"),
    "an item in another list": put("//w:pPr/w:numPr/w:numId", "w:val", "2"),
    "an item that was in no list": drop("//w:pPrChange/w:pPr/w:numPr"),
    "a list marked as inserted": add("//w:numPr", f"<w:ins {BY}/>"),
    "a paragraph of another style": put("//w:pStyle[@w:val='Quote']", "w:val", "Head"),
    "a paragraph of no style there is": put("//w:pStyle[@w:val='Quote']", "w:val", "Цитата"),
    "a style known by its name only": put("//w:pStyle[@w:val='Head']", "w:val", "heading 1"),
    "a paragraph twice": twice(holding("Запрос")),
    "two paragraphs in another order": swap(holding("Запрос")),
    "a paragraph lost": drop(holding("Запрос")),
    "an empty paragraph more": add("//w:body", "<w:p/>", first=True),
    "the record of the old page lost": drop("//w:sectPrChange"),
    "another old page": put("//w:sectPrChange//w:pgSz", "w:w", "11000"),
    "a page of another size": put("//w:body/w:sectPr/w:pgSz", "w:h", "11000"),
    "the last section lost": drop("//w:body/w:sectPr"),
    "a page break before a paragraph": add(holding("Запрос"), "<w:pPr><w:pageBreakBefore/></w:pPr>", first=True),
    "a word hidden": add(holding("Запрос") + "/w:r[1]", "<w:rPr><w:vanish/></w:rPr>", first=True),
    "spaces at the end of words no longer kept": strip(said("Стороны "), "xml:space"),
    "the whole text lost": drop("//w:body"),
    "an indent of a list": put("//w:lvl/w:start", "w:val", "5", LISTS),
    "a list of other figures": put("//w:lvl/w:numFmt", "w:val", "upperRoman", LISTS),
    "a list with another sign": put("//w:lvl/w:lvlText", "w:val", "%1)", LISTS),
    "a look of numbers": add("//w:lvl", "<w:rPr><w:vanish/></w:rPr>", LISTS),
    "numbers that do not go on": add(
        "//w:num", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>', LISTS
    ),
    "a list tied to another definition": put("//w:num[1]/w:abstractNumId", "w:val", "1", LISTS),
    "a second definition of one id": twice("//w:abstractNum", LISTS),
    "a list lost": drop("//w:num[2]", LISTS),
    "a style of another look": drop("//w:style[@w:styleId='Quote']/w:rPr", STYLES),
    "a style twice": twice("//w:style[@w:styleId='Quote']", STYLES),
    "a style of neither file": add(
        "//w:styles", '<w:style w:type="paragraph" w:styleId="New"><w:name w:val="new"/></w:style>', STYLES
    ),
    "properties of a paragraph after its words": swap("//w:p/w:pPr"),
    "properties of a run after its words": swap("//w:r/w:rPr"),
    "properties of a paragraph twice": twice("//w:p/w:pPr"),
    "a property twice": twice("//w:jc"),
    "a record before the new look": swap("//w:r/w:rPr/w:b"),
    "an insertion without an id": strip(INS, "w:id"),
    "two texts": twice("//w:body"),
    "lists before their definitions": swap("//w:abstractNum[2]", LISTS),
    "a content type twice": twice("//ct:Override", TYPES),
    "relationships without a content type": drop("//ct:Default[@Extension='rels']", TYPES),
    "looks for the whole file": add("//w:styles", "<w:docDefaults><w:rPrDefault/></w:docDefaults>", STYLES, first=True),
    "styles lost": without(STYLES),
    "the text of another content type": put(
        "//ct:Override[@PartName='/word/document.xml']", "ContentType", "application/xml", TYPES
    ),
}
THINGS: dict[str, Damage] = {
    "a tab lost": drop("//w:r[w:tab]"),
    "a line break lost": drop("//w:r[w:br]"),
    "a line break become a page break": put("//w:br", "w:type", "page"),
    "a symbol of another shape": put("//w:sym", "w:char", "F0FB"),
    "a symbol of another font": put("//w:sym", "w:font", "Symbol"),
    "a hyphen lost": drop("//w:noBreakHyphen"),
    "another instruction of a field": say("//w:instrText", " REF one "),
    "another old instruction of a field": say("//w:delInstrText", " REF two "),
    "an instruction that lost its space": say("//w:instrText", " REFtwo "),
    "another instruction of a simple field": put("//w:fldSimple", "w:instr", " REF one "),
    "a simple field locked": put("//w:fldSimple", "w:fldLock", "1"),
    "a simple field become words": unwrap("//w:fldSimple"),
    "a simple field lost, which had no result": drop("//w:fldSimple"),
    "the end of a field lost": drop("//w:r[w:fldChar[@w:fldCharType='end']]"),
    "another result of a field": say("//w:fldSimple//w:t", "статью 7"),
    "a link to elsewhere": put("//p:Relationship[@Id='lB']", "Target", "https://example.org/c", RELS),
    "an old link to elsewhere": put("//p:Relationship[@Id='lA']", "Target", "https://example.org/c", RELS),
    "a link no longer one": unwrap("//w:hyperlink[w:ins]"),
    "a link to a place": put("//w:hyperlink[w:ins]", "w:anchor", "one"),
    "a relationship lost": drop("//p:Relationship[@Id='lB']", RELS),
    "a relationship twice": twice("//p:Relationship[@Id='lB']", RELS),
    "a relationship to no part": add(".", '<p:Relationship Id="n" Type="x/image" Target="media/n.png"/>', RELS),
    "a bookmark lost that a field refers to": drop("//w:bookmarkStart[@w:name='two']"),
    "a bookmark of another name": put("//w:bookmarkStart[@w:name='two']", "w:name", "three"),
    "a bookmark around other words": swap("//w:bookmarkStart[@w:name='two']"),
    "the ends of two bookmarks exchanged": swap("//w:bookmarkEnd[@w:id='4']"),
    "the new picture another": raw("word/media/iB.png", b"PNG-b", b"PNG-c"),
    "the old picture another": raw("word/media/iA.png", b"PNG-a", b"PNG-c"),
    "two pictures exchanged": put("//w:ins//a:blip", "r:embed", "iA"),
    "a picture of another size": put("//w:ins//wp:extent", "cx", "300"),
    "a picture lost": without("word/media/iB.png"),
    "another formula": say("//w:ins//m:t", "a-c"),
    "another old formula": say("//w:del//m:t", "a-b"),
    "a formula become words": unwrap("//w:ins/m:oMath"),
    "words of a note": say(said("Неизменная"), "Измененная сноска.", NOTES),
    "a new word of a note": say("//w:ins//w:t", "век", NOTES),
    "a change in a note unmarked": unwrap("//w:ins", NOTES),
    "the mark of a note lost": drop("//w:footnoteReference"),
    "a note twice": twice("//w:footnote[@w:id='2']", NOTES),
    "two notes exchanged": put("//w:footnoteReference[@w:id='1']", "w:id", "2"),
    "a note lost": drop("//w:footnote[@w:id='2']", NOTES),
    "a note with a sign of its own": put("//w:footnoteReference", "w:customMarkFollows", "1"),
    "the line above notes lost": drop("//w:separator", NOTES),
    "words in a text box": say("//w:txbxContent//w:t[contains(., 'рамка')]", " коробка."),
    "an old word in a text box": say("//w:txbxContent//w:delText", "Древняя"),
    "words in the text box of old readers": say("//mc:Fallback//w:t[contains(., 'рамка')]", " коробка."),
    "a text box lost": drop("//w:r[mc:AlternateContent]"),
    "a text box for other readers": put("//mc:Choice", "Requires", "wpg"),
    "all that is new ignored": raw("word/document.xml", b'Ignorable="w14"', b'Ignorable="w14 wps"'),
    "a control unwrapped": unwrap("//w:p/w:sdt/w:sdtContent"),
    "a control of another name": put("//w:sdt[1]/w:sdtPr/w:tag", "w:val", "y"),
    "a block control lost, its words kept": both(
        unwrap("//w:body/w:sdt"), unwrap("//w:body/w:sdtContent"), drop("//w:body/w:sdtPr")
    ),
    "a block control marked as deleted": both(
        before("//w:body/w:sdt", f"<w:customXmlDelRangeStart {BY}/>"),
        add("//w:body/w:sdt/w:sdtContent", f"<w:customXmlDelRangeEnd {BY}/>", first=True),
    ),
    "a comment lost from the text": drop("//w:r[w:commentReference]"),
    "the beginning of a comment elsewhere": swap("//w:commentRangeStart"),
    "two comments exchanged": put("//w:commentReference[@w:id='0']", "w:id", "1"),
    "words of a comment": say("//w:t", "Снять.", COMMENTS),
    "comments lost": without(COMMENTS),
    "the shell of a formula marked as deleted": add("//m:fPr", f"<m:ctrlPr><w:del {BY}/></m:ctrlPr>"),
}
TABLES: dict[str, Damage] = {
    "a cell lost": drop("//w:tc[contains(., 'Отчет')]"),
    "words of a cell": say(said("Отчет"), "Доклад"),
    "a new row unmarked": drop("//w:trPr/w:ins"),
    "a deleted row unmarked": drop("//w:trPr/w:del"),
    "a row lost": drop("//w:tr[contains(., 'Отчет')]"),
    "a row twice": twice("//w:tr[contains(., 'Отчет')]"),
    "two rows in another order": swap("//w:tr[contains(., 'Обмен')]"),
    "a row marked as deleted": add("//w:tr[contains(., 'Отчет')]", f"<w:trPr><w:del {BY}/></w:trPr>", first=True),
    "a new cell unmarked": drop("//w:cellIns"),
    "a cell marked as deleted": rename("//w:cellIns", "cellDel"),
    "the record of an old cell lost": drop("//w:tcPrChange"),
    "a cell of another colour": put("//w:tcPr/w:shd", "w:fill", "FF0000"),
    "a cell across two columns": add("//w:tc[1]", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', first=True),
    "the record of the old columns lost": drop("//w:tblGridChange"),
    "columns of another width": put("//w:tblGrid/w:gridCol", "w:w", "2000"),
    "a table of another look": add("//w:tblPr", '<w:jc w:val="center"/>'),
    "the last mark of a cell deleted": add(
        "//w:tc[contains(., 'Отчет')]/w:p", f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>", first=True
    ),
    "an empty paragraph in a cell": add("//w:tc[contains(., 'Отчет')]", "<w:p/>"),
    "words between tables lost": drop(holding("Между")),
    "two tables that touch": live("//w:tc//w:del"),
}
MOVED: dict[str, Damage] = {
    "what left without where it went": drop("//w:p/w:moveTo"),
    "where it went without what left": drop("//w:p/w:moveFrom"),
    "what left become words": unwrap("//w:p/w:moveFrom"),
    "where it went unmarked": unwrap("//w:p/w:moveTo"),
    "what went elsewhere is another": say("//w:moveTo//w:t", "Компетентные органы молчат."),
    "halves of two names": put("//w:moveToRangeStart", "w:name", "move2"),
    "no half where it went": both(drop("//w:moveToRangeStart"), drop("//w:moveToRangeEnd")),
    "the beginning of a move twice": twice("//w:moveFromRangeStart"),
    "a move without an author": strip("//w:moveToRangeStart", "w:author"),
    "a move that does not end": drop("//w:moveFromRangeEnd"),
    "the mark of what left lost": drop("//w:pPr/w:rPr/w:moveFrom"),
    "the mark of where it went lost": drop("//w:pPr/w:rPr/w:moveTo"),
}
AROUND: dict[str, Damage] = {
    "words of a header": say("//w:t", "Договор", HEAD),
    "a change in a header unmarked": unwrap("//w:ins", HEAD),
    "words of a header of even pages": say("//w:t", "Нечетная", "word/headerhB.xml"),
    "words of a footer": say("//w:t", "Верх", "word/footerfA.xml"),
    "a header not shown": drop("//w:headerReference"),
    "headers exchanged": put("//w:headerReference[1]", "r:id", "hB"),
    "a header of another sort": put("//w:headerReference[1]", "w:type", "first"),
    "a line in an empty paragraph of a footer": add(
        "//w:ftr", '<w:p><w:pPr><w:pBdr><w:top w:val="single"/></w:pBdr></w:pPr></w:p>', "word/footerfA.xml"
    ),
    "the first page no longer apart": drop("//w:titlePg"),
    "a part of the maker lost": without("customXml/item1.xml"),
    "a part of the maker changed": raw("customXml/item1.xml", b"<data/>", b"<date/>"),
    "a part lost that nothing leads to": without("docProps/custom.xml"),
    "a theme no longer led to": drop("//p:Relationship[@Id='xtheme']", RELS),
    "another part led to": put("//p:Relationship[@Id='xtheme']", "Target", "settings.xml", RELS),
    "a part that is in neither file": lambda file: file.parts.update({"word/vbaProject.bin": b"macro"}),
    "protection lost": drop("//w:documentProtection", SETTINGS),
    "even pages no longer apart": drop("//w:evenAndOddHeaders", SETTINGS),
    "settings in another order": swap("//w:documentProtection", SETTINGS),
    "what readers may pass over": raw(STYLES, b'Ignorable="w14"', b'Ignorable="w99"'),
    "a header twice": twice("//w:headerReference"),
    "a setting more": add("//w:settings", "<w:hideSpellingErrors/>", SETTINGS),
    "settings lost": without(SETTINGS),
    "a content type lost": drop("//ct:Default[@Extension='xml']", TYPES),
    "another content type": put("//ct:Override[@PartName='/word/styles.xml']", "ContentType", "text/xml", TYPES),
    "the way to the text lost": put("//p:Relationship", "Target", "word/styles.xml", "_rels/.rels"),
    "a background": add(".", '<w:background w:color="FF0000"/>', first=True),
    "the old style lost": drop("//w:style[@w:styleId='Note']", STYLES),
    "the old style of another look": drop("//w:style[@w:styleId='Note']/w:rPr/w:caps", STYLES),
    "the old list of other figures": put("//w:numFmt[@w:val='lowerRoman']", "w:val", "upperRoman", LISTS),
    "the part of the text no XML": raw("word/document.xml", b"</w:body>", b""),
}
HARMLESS: dict[str, tuple[str, Damage]] = {
    "ids of an editing session": ("words", put(holding("Запрос"), "w:rsidR", "00AB12CD")),
    "signs of the spelling checker": ("words", add(holding("Запрос"), '<w:proofErr w:type="spellStart"/>')),
    "a page break of the last printing": (
        "words",
        add(holding("Запрос") + "/w:r", "<w:lastRenderedPageBreak/>", first=True),
    ),
    "a run in two": ("words", cut(holding("Запрос") + "/w:r[1]", "t")),
    "an empty run": ("words", add(holding("Запрос"), "<w:r/>")),
    "properties that say nothing": ("words", add(holding("Запрос"), "<w:pPr><w:rPr/></w:pPr>", first=True)),
    "bold said at length": ("words", put("//w:r/w:rPr/w:b", "w:val", "true")),
    "another id of a revision": ("words", put(INS, "w:id", "777")),
    "another author": ("words", put(INS, "w:author", "Сторона Б")),
    "attributes in another order": (
        "words",
        raw("word/document.xml", b'w:w="16838" w:h="11906"', b'w:h="11906" w:w="16838"'),
    ),
    "an instruction in two": ("things", cut("//w:r[w:instrText]", "instrText")),
    "changes tracked from now on": ("around", add("//w:settings", "<w:trackRevisions/>", SETTINGS)),
    "a comment of XML": ("words", raw("word/document.xml", b"<w:body>", b"<w:body><!-- x -->")),
    "ids of bookmarks": (
        "things",
        both(put("//w:bookmarkStart[1]", "w:id", "99"), put("//w:bookmarkEnd[@w:id='3']", "w:id", "99")),
    ),
}
ALL = {"words": WORDS, "things": THINGS, "tables": TABLES, "moved": MOVED, "around": AROUND}
