"""Inflected forms meet in one stem: for searching."""

from __future__ import annotations

import pytest

from paraph.languages.stemming import stemmer

SAME = {
    "ru": ["соглашение соглашения соглашением соглашениях", "спор споров спорами", "уведомление уведомлений"],
    "uz": ["bitim bitimning bitimlarida bitimlarga", "muvofiqlik muvofiqligini", "tomon tomonlarning tomonga"],
    "kk": ["тармақ тармағының тармақтары", "келісім келісімнің келісімдерге", "сәйкестік сәйкестігі", "бап бабына"],
}
APART = {
    "ru": ["спор спорт", "сторона страна"],
    "uz": ["bitim band", "modda muddat"],
    "kk": ["бап баға", "тарап тармақ"],
}


@pytest.mark.parametrize(("code", "words"), [(code, words) for code, lists in SAME.items() for words in lists])
def test_forms_of_a_word_have_one_stem(code: str, words: str) -> None:
    assert len({stemmer(code)(word) for word in words.split()}) == 1


@pytest.mark.parametrize(("code", "words"), [(code, words) for code, lists in APART.items() for words in lists])
def test_other_words_have_another(code: str, words: str) -> None:
    assert len({stemmer(code)(word) for word in words.split()}) == len(words.split())


def test_a_language_without_stemmer_leaves_words_alone() -> None:
    assert stemmer("uz-Cyrl")("битимнинг") == "битимнинг"
