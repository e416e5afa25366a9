"""Two talks and a road map of made-up states, with records of what became of each decision and each measure.

`talks` (27 November 2020) decides; `plan` is a road map of two branches; `talks-again` (1 July 2021) opens with what
became of the first talks.
"""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from paraph.sources import stamp
from support import madeup

TRADE = """# ru
## О торговле
1. Заслушали сообщения Сторон. Отметили рост торговли. {@growth}
1. Договорились подготовить перечень товаров: {@decision-list}
   - по {{ joint_adjective("f.dat") }} торговле;
   - по перевозкам.
1. Поручить {{ signatories.dat }} провести ярмарку. {@decision-fair}

# uz
## Savdo toʻgʻrisida
1. Tomonlarning axboroti tinglandi. Savdo oʻsgani qayd etildi. {@growth}
1. Tovarlar roʻyxatini tayyorlashga kelishildi: {@decision-list}
   - {{ joint_adjective("nom") }} savdosi boʻyicha;
   - tashuvlar boʻyicha.
1. {{ signatories.dat }} yarmarka oʻtkazish topshirildi. {@decision-fair}

# kk
## Сауда туралы
1. Тараптардың хабарламалары тыңдалды. Сауданың өскені атап өтілді. {@growth}
1. Тауарлар тізбесін дайындауға уағдаласты: {@decision-list}
   - {{ joint_adjective("nom") }} саудасы бойынша;
   - тасымалдар бойынша.
1. {{ signatories.dat }} жәрмеңке өткізу тапсырылды. {@decision-fair}
"""
ROADS = """# ru
## О дорогах
1. Утвердили план ремонта. {@decision-repair}

# uz
## Yoʻllar toʻgʻrisida
1. Taʼmirlash rejasi tasdiqlandi. {@decision-repair}

# kk
## Жолдар туралы
1. Жөндеу жоспары бекітілді. {@decision-repair}
"""
TALKS_RECORDS = """growth:
  passage: trade/growth
  grade: noted
list:
  passage: trade/decision-list
  grade: agreed
  responsible: {LAG: [lag-office], SEV: [sev-office]}
  deadline: 2021-03-01
  history:
    - {on: 2021-02-10, status: postponed, deadline: 2021-06-01, by: talks-again/previous-decisions}
fair:
  passage: trade/decision-fair
  grade: agreed
  responsible: {LAG: [lag-office], SEV: [sev-office]}
  deadline: 2021-Q2
  note: Место еще не выбрано.
  history:
    - on: 2021-05-20
      status: done
      evidence: {ru: "Отчет о ярмарке, № 7", uz: "Yarmarka hisoboti, № 7", kk: "Жәрмеңке туралы есеп, № 7"}
repair:
  passage: roads/decision-repair
  grade: approved
  responsible: {LAG: [lag-office], SEV: [sev-office]}
  deadline: 2021-12
"""
PREVIOUS = """# ru
## О выполнении решений
Стороны рассмотрели выполнение прежних решений. {@previous}

# uz
## Qarorlar ijrosi toʻgʻrisida
Tomonlar avvalgi qarorlar ijrosini koʻrib chiqdilar. {@previous}

# kk
## Шешімдердің орындалуы туралы
Тараптар бұрынғы шешімдердің орындалуын қарады. {@previous}
"""
STATUS = """columns:
  - {key: no, width: 6, heading: {ru: №, uz: №, kk: №}, number: true}
  - {key: item, width: 12, from: number, heading: {ru: Пункт, uz: Band, kk: Тармақ}}
  - {key: text, width: 30, from: decision, heading: {ru: Решение, uz: Qaror, kk: Шешім}}
  - {key: who, width: 12, party: each, from: responsible, heading: {ru: "{{ party.side.nom }}",
      uz: "{{ party.side.nom }}", kk: "{{ party.side.nom }}"}}
  - {key: until, width: 12, from: deadline, heading: {ru: Срок, uz: Muddati, kk: Мерзімі}}
  - {key: state, width: 12, from: status, heading: {ru: Состояние, uz: Holati, kk: Жай-күйі}}
  - {key: proof, width: 14, from: evidence, heading: {ru: Документ, uz: Hujjat, kk: Құжат}}
follow_up: talks
"""
BRANCH = """# ru
## {ru}

# uz
## {uz}

# kk
## {kk}
"""
PLAN = """columns:
  - {key: no, width: 6, heading: {ru: №, uz: №, kk: №}, number: true}
  - {key: what, width: 30, heading: {ru: Мероприятие, uz: Tadbir, kk: Іс-шара}}
  - {key: who, width: 12, party: each, from: responsible, heading: {ru: "{{ party.side.nom }}",
      uz: "{{ party.side.nom }}", kk: "{{ party.side.nom }}"}}
  - {key: until, width: 12, from: deadline, heading: {ru: Срок, uz: Muddati, kk: Мерзімі}}
  - {key: state, width: 12, from: status, heading: {ru: Состояние, uz: Holati, kk: Жай-күйі}}
  - {key: note, width: 10, heading: {ru: Примечание, uz: Izoh, kk: Ескертпе}}
rows:
"""
ROWS = {
    "farm": {
        "orchard": ("Заложить сады", "Bogʻlar barpo etish", "Бақтар отырғызу"),
        "greenhouse": ("Построить теплицы", "Issiqxonalar qurish", "Жылыжайлар салу"),
        "storage": ("Открыть хранилище", "Omborxona ochish", "Қойма ашу"),
    },
    "machines": {
        "tractors": ("Собирать тракторы", "Traktorlar yigʻish", "Тракторлар құрастыру"),
        "spare-parts": ("Выпускать запасные части", "Ehtiyot qismlar ishlab chiqarish", "Қосалқы бөлшектер шығару"),
    },
}
PLAN_RECORDS = """orchard:
  row: orchard
  grade: approved
  responsible: {LAG: [lag-office], SEV: [sev-office]}
  deadline: 2021-03-01
  status: done
  evidence: {ru: Акт приемки, uz: Qabul dalolatnomasi, kk: Қабылдау актісі}
greenhouse:
  row: greenhouse
  grade: approved
  responsible: {LAG: [lag-office], SEV: [sev-office]}
  deadline: 2021-09-01
  note: Подрядчик просит еще месяц.
storage:
  row: storage
  grade: approved
  responsible: {LAG: [lag-office], SEV: [sev-office]}
  deadline: 2021-06-01
  history:
    - {on: 2021-05-15, status: dropped, by: talks-again/previous-decisions}
tractors:
  row: tractors
  grade: approved
  responsible: {LAG: [lag-office], SEV: [sev-office]}
  deadline: 2021-05
  history:
    - {on: 2021-04-01, status: postponed, deadline: 2022-Q1, by: talks-again/previous-decisions}
spare-parts:
  row: spare-parts
  grade: approved
  responsible: {LAG: [lag-office], SEV: [sev-office]}
  deadline: 2021-04-15
"""
PARTIES = ("LAG", "SEV")


def workspace(root: Path) -> Path:
    """The three instruments in a workspace at ``root``."""
    madeup.write(root, PARTIES)
    _kinds(root)
    _agreement(root, "talks", "minutes", "Протокол встречи", "2020-11-27", articles=["trade", "roads"])
    _put(root, "agreements/talks/clauses/trade.md", stamp(TRADE))
    _put(root, "agreements/talks/clauses/roads.md", stamp(ROADS))
    _put(root, "agreements/talks/records.yaml", TALKS_RECORDS)
    opened = [{"clause": "previous-decisions", "table": "previous"}]
    _agreement(root, "talks-again", "minutes", "Протокол второй встречи", "2021-07-01", articles=opened)
    _put(root, "agreements/talks-again/clauses/previous-decisions.md", stamp(PREVIOUS))
    _put(root, "agreements/talks-again/tables/previous.yaml", STATUS)
    branches = [{"clause": name, "table": name} for name in ROWS]
    _agreement(root, "plan", "roadmap", "Дорожная карта", "2020-12-15", articles=branches)
    names = {
        "farm": {"ru": "Сельское хозяйство", "uz": "Qishloq xoʻjaligi", "kk": "Ауыл шаруашылығы"},
        "machines": {"ru": "Машиностроение", "uz": "Mashinasozlik", "kk": "Машина жасау"},
    }
    for name, rows in ROWS.items():
        _put(root, f"agreements/plan/clauses/{name}.md", stamp(BRANCH.format(**names[name])))
        lines = [f"  - {{key: {key}, what: {{ru: {ru}, uz: {uz}, kk: {kk}}}}}\n" for key, (ru, uz, kk) in rows.items()]
        _put(root, f"agreements/plan/tables/{name}.yaml", PLAN + "".join(lines))
    _put(root, "agreements/plan/records.yaml", PLAN_RECORDS)
    return root


def _kinds(root: Path) -> None:
    own = madeup.KINDS["agreement"]
    kinds = {
        **madeup.KINDS,
        "minutes": {**own, "division": "item", "binding": "no"},
        "roadmap": {**own, "division": "section", "binding": "no", "paper": "plain"},
    }
    _put(root, "registry/kinds.yaml", _yaml(json.loads(json.dumps(kinds))))  # the same table twice would be an alias


def _agreement(root: Path, id_: str, kind: str, name: str, date: str, articles: list[object]) -> None:
    base = madeup.agreement(PARTIES, kind=kind, name={"ru": name, "uz": name, "kk": name}, date=date, articles=articles)
    kept = {key: value for key, value in base.items() if key not in ("authorities", "cited")}
    _put(root, f"agreements/{id_}/agreement.yaml", _yaml(kept))


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)


def _put(root: Path, file: str, text: str) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
