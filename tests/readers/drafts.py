"""Drafts as they come in: readable specs of texts, and the Word and text files built from them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

RUSSIAN = """
Проект

СОГЛАШЕНИЕ
между Правительством Республики Узбекистан и Правительством Республики Казахстан
о сотрудничестве в области метрологии

Правительство Республики Узбекистан и Правительство Республики Казахстан, далее именуемые Сторонами,
учитывая важность единства измерений,
стремясь к дальнейшему развитию узбекско-казахстанской торговли,
договорились о нижеследующем:

Статья 1
Предмет Соглашения
Стороны осуществляют сотрудничество в области метрологии в соответствии с законодательством своих государств.

Статья 2
Формы сотрудничества
1. Сотрудничество осуществляется в следующих формах:
1) обмен информацией;
2) проведение сличений, в том числе:
а) сличений эталонов;
б) сличений средств измерений;
3) обучение специалистов.
2. Стороны могут согласовать иные формы сотрудничества.

Статья 3
Уполномоченные органы
Уполномоченными органами являются:
– от Узбекской Стороны – Узбекское агентство по техническому регулированию;
– от Казахстанской Стороны – Комитет технического регулирования и метрологии.

Статья 4. Разрешение споров
Споры и разногласия, связанные с толкованием или применением настоящего Соглашения, разрешаются Сторонами путем консультаций и переговоров.

Статья 5
Заключительные положения
1. Настоящее Соглашение вступает в силу с даты получения последнего письменного уведомления.
2. Споры разрешаются в порядке, предусмотренном статьей 4 настоящего Соглашения. Формы определяет пункт 2 статьи 2 настоящего Соглашения.

Совершено в городе Ташкенте «__» ________ 20__ года в двух экземплярах, каждый на узбекском, казахском и русском языках, причем все тексты имеют одинаковую силу.
В случае возникновения разногласий при толковании положений настоящего Соглашения Стороны обращаются к тексту на русском языке.

За Правительство Республики Узбекистан
За Правительство Республики Казахстан
"""

KAZAKH = """
Өзбекстан Республикасының Үкіметі мен Қазақстан Республикасының Үкіметі арасындағы метрология саласындағы ынтымақтастық туралы
КЕЛІСІМ

Бұдан әрі Тараптар деп аталатын Өзбекстан Республикасының Үкіметі мен Қазақстан Республикасының Үкіметі,
өлшем бірлігінің маңыздылығын ескере отырып,
Өзбекстан-Қазақстан саудасын одан әрі дамытуға ұмтыла отырып,
төмендегілер туралы келісті:

1-бап
Келісімнің мәні
Тараптар өз мемлекеттерінің заңнамасына сәйкес метрология саласында ынтымақтастықты жүзеге асырады.

2-бап
Ынтымақтастық нысандары
1. Ынтымақтастық мынадай нысандарда жүзеге асырылады:
1) ақпарат алмасу;
2) салыстырулар жүргізу, оның ішінде:
а) эталондарды салыстыру;
б) өлшем құралдарын салыстыру;
3) мамандарды оқыту.
2. Тараптар ынтымақтастықтың өзге нысандарын келісе алады.

3-бап
Уәкілетті органдар
Уәкілетті органдар мыналар болып табылады:
– Өзбекстан Тарапынан – Өзбекстан техникалық реттеу агенттігі;
– Қазақстан Тарапынан – Техникалық реттеу және метрология комитеті.

4-бап
Дауларды шешу
Осы Келісімді түсіндіруге немесе қолдануға байланысты даулар мен келіспеушіліктерді Тараптар консультациялар мен келіссөздер арқылы шешеді.

5-бап
Қорытынды ережелер
1. Осы Келісім соңғы жазбаша хабарлама алынған күннен бастап күшіне енеді.
2. Даулар осы Келісімнің 4-бабында көзделген тәртіппен шешіледі. Нысандарды осы Келісімнің 2-бабының 2-тармағы айқындайды.

20__ жылғы «__» ________ Ташкент қаласында әрқайсысы өзбек, қазақ және орыс тілдерінде екі данада жасалды, әрі барлық мәтіннің күші бірдей.
Осы Келісімнің ережелерін түсіндіру кезінде келіспеушіліктер туындаған жағдайда Тараптар орыс тіліндегі мәтінге жүгінеді.

Өзбекстан Республикасының Үкіметі үшін
Қазақстан Республикасының Үкіметі үшін
"""

UZBEK_WRONG_APOSTROPHES = """
O'zbekiston Respublikasi Hukumati bilan Qozog`iston Respublikasi Hukumati o‘rtasida metrologiya sohasida hamkorlik to'g'risida
BITIM

O'zbekiston Respublikasi Hukumati va Qozog'iston Respublikasi Hukumati, bundan keyin Tomonlar deb ataluvchilar,
o'lchovlar birligi muhimligini e'tiborga olib,
quyidagilar to'g'risida kelishdilar:

1-modda
Bitim predmeti
Tomonlar o'z davlatlarining qonunchiligiga muvofiq metrologiya sohasida hamkorlikni amalga oshiradilar. Bu хalqaro ahamiyatga ega.

2-modda
Nizolarni hal etish
1. Mazkur Bitimni talqin qilish bilan bog'liq nizolar Tomonlar o'rtasida muzokaralar yo'li bilan hal etiladi.
2. Bunda mazkur Bitimning 1-moddasi qo'llaniladi.

Toshkent shahrida 20__-yil «__» ________da ikki nusxada, har biri o'zbek, qozoq va rus tillarida tuzildi, bunda barcha matnlar bir xil kuchga ega.

O'zbekiston Respublikasi Hukumati nomidan
Qozog'iston Respublikasi Hukumati nomidan
"""

OF_THE_NINETIES = """
                           С О Г Л А Ш Е Н И Е
             между Правительством Республики Узбекистан и
                 Правительством Республики Казахстан
                о сотрудничестве в области метрологии

     (Вступило в силу 22 декабря 1994 года - Бюллетень
международных договоров, 1995 г., N 5)

     Правительство   Республики   Узбекистан   и   Правительство
Республики Казахстан, в дальнейшем именуемые Сторонами,
     стремясь к развитию взаимовыгодной торговли и сотрудни-
чества в области метрологии,
     согласились о нижеследующем:

                              Статья 1

     Стороны осуществляют  научно-
техническое сотрудничество в области метрологии на основе
взаимной выгоды и равноправия.

                              - 2 -

                              Статья 2

     Уполномоченные органы Сторон обмениваются  информацией,
которая    необходима    для    обеспечения    единства
измерений в торговле между государствами Сторон, и
     а) проводят взаимные сличения эталонов;
     б) признают результаты  поверки  и калибровки средств
измерений.

                              Статья 3

     Настоящее  Соглашение  вступает  в  силу  с  даты  его
подписания и действует в течение пяти лет.

     Совершено  в  г. Ташкенте  22 декабря 1994 года в двух
экземплярах, каждый на узбекском, казахском и русском
языках.

     За Правительство                  За Правительство
     Республики Узбекистан             Республики Казахстан
        (подпись)                         (подпись)
"""


def lines(text: str) -> list[str]:
    """The paragraphs of a spec, blank lines left out."""
    return [line for line in text.strip("\n").split("\n") if line.strip()]


def saved(document: Document) -> bytes:
    """The bytes of a .docx."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def plain_docx(text: str) -> bytes:
    """One paragraph for each line, nothing else."""
    document = docx.Document()
    for line in lines(text):
        document.add_paragraph(line)
    return saved(document)


def numbered_docx() -> bytes:
    """The Russian draft with Word's own numbering: «Статья %1», %1., %2), а); title and headings centred and bold."""
    document = docx.Document()
    add_numbering(
        document,
        {1: [("decimal", "Статья %1")], 2: [("decimal", "%1."), ("decimal", "%2)"), ("russianLower", "%3)")]},
        {1: 1, 2: 2},
    )
    restarted = 2
    for line in lines(RUSSIAN):
        if line.startswith("Статья "):
            head, _, heading = line.partition(". ")
            paragraph = list_item(document, heading, 1, 0)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            restarted = restart(document, 2)
            assert head.startswith("Статья")
        elif line[:2] in ("1.", "2."):
            list_item(document, line[2:].strip(), restarted, 0)
        elif line[:2] in ("1)", "2)", "3)"):
            list_item(document, line[2:].strip(), restarted, 1)
        elif line[:2] in ("а)", "б)"):
            list_item(document, line[2:].strip(), restarted, 2)
        else:
            paragraph = document.add_paragraph(line)
            if line in ("СОГЛАШЕНИЕ",) or line.startswith(("между ", "о сотруд")):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return saved(document)


def add_numbering(
    document: Document, abstract: dict[int, Sequence[tuple[str, str]]], lists: dict[int, int]
) -> None:
    """Replace the lists of ``document``: abstract id to (format, text) by level; list id to abstract id."""
    root = document.part.numbering_part.element
    for item in list(root):
        root.remove(item)
    for key, levels in abstract.items():
        inner = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, (style, text) in enumerate(levels)
        )
        root.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{inner}</w:abstractNum>'))
    for key, target in lists.items():
        root.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{target}"/></w:num>')
        )


def restart(document: Document, abstract: int) -> int:
    """A new list of ``abstract`` that starts at 1 again; its id."""
    root = document.part.numbering_part.element
    key = max(int(item.get(qn("w:numId"))) for item in root if item.tag == qn("w:num")) + 1
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    return key


def list_item(document: Document, text: str, key: int, level: int):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """A paragraph of an automatic list."""
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')
    )
    return paragraph


def columns_docx(*texts: str) -> bytes:
    """The same text in two or three languages side by side: one row for each paragraph."""
    document = docx.Document()
    columns = [lines(text) for text in texts]
    table = document.add_table(0, len(texts))
    for at in range(max(len(column) for column in columns)):
        cells = table.add_row().cells
        for cell, column in zip(cells, columns, strict=True):
            if at < len(column):
                cell.text = column[at]
    return saved(document)


def one_row_docx(*texts: str) -> bytes:
    """The same, each language in one tall cell."""
    document = docx.Document()
    cells = document.add_table(1, len(texts)).rows[0].cells
    for cell, text in zip(cells, texts, strict=True):
        for at, line in enumerate(lines(text)):
            if at:
                cell.add_paragraph(line)
            else:
                cell.text = line
    return saved(document)
