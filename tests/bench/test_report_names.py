"""The report on names runs, and its baseline is the one it says."""

import importlib.util
from pathlib import Path

import pytest

PATH = Path(__file__).with_name("report_names.py")


@pytest.fixture(scope="module")
def report():
    spec = importlib.util.spec_from_file_location("report_names", PATH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(a, b, same):
    return {"name_a": a, "name_b": b, "same_person": same}


def test_the_baseline_sorts_words_and_counts_letters_in_common(report):
    assert report.is_same_to_baseline(row("Abishev, Aset", "Aset Abishev,", "yes"))
    assert not report.is_same_to_baseline(row("Aset", "Bolot", "no"))
    assert report.common("kapchagay", "qapshaghai") == len("aphaga")


def test_figures_are_of_what_was_said_and_of_what_was_to_be_said(report):
    rows = [
        row("Aset Abishev", "Асет Абишев", "yes"),
        row("Aset Abishev", "Bolot Temirov", "yes"),
        row("Aset Abishev", "Abishev Aset", "no"),
        row("Aset Abishev", "Bolot Temirov", "no"),
    ]
    assert report.figures(rows) == (0.5, 0.5, 1, 1)
    assert report.figures([]) == (None, None, 0, 0)


def test_every_script_pair_has_its_line_beside_the_baseline(report):
    rows = [entry for entry in report.read_pairs() if entry["origin"] == "peer test suite"][:40]
    lines = list(report.report_origins(rows))
    assert {text.split()[0] for text in lines} == {report.scripts(entry) for entry in rows}
    assert list(report.report_people([["Aset Abishev", "Асет Абишев"], ["Bolot Temirov", "Болот Темиров"]]))[-1]
