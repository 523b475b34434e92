"""Settings: which value holds, and where it was set."""

import pytest

from tallybook.errors import BadSetting
from tallybook.settings import MEANINGS, Settings, load_settings


def test_without_any_layer_the_defaults_hold(tmp_path):
    effective = load_settings(folder=tmp_path, environ={})

    assert effective.settings == Settings()
    assert set(effective.origins.values()) == {"default"}


def test_flag_beats_environment_beats_file(tmp_path):
    (tmp_path / "tallybook.toml").write_text('rule = "min_max"\nworkers = 3\ntime_s = 7\n')
    environ = {"TALLYBOOK_WORKERS": "4", "TALLYBOOK_RULE": "majority"}

    effective = load_settings(folder=tmp_path, environ=environ, flags={"workers": 5, "book": None})

    assert (effective.settings.workers, effective.settings.rule) == (5, "majority")
    assert effective.settings.time_s == 7
    assert effective.origins == {
        "rule": "env TALLYBOOK_RULE",
        "workers": "flag",
        "engine": "default",
        "max_text_mb": "default",
        "max_file_mb": "default",
        "memory_mb": "default",
        "time_s": "tallybook.toml",
        "book": "default",
    }


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("worker = 2", "no setting is called 'worker'", id="unknown-name"),
        pytest.param("workers = -1", "workers is -1; give a whole number", id="out-of-range"),
        pytest.param('workers = "two"', "workers is 'two'", id="not-a-number"),
        pytest.param('engine = "spark"', "engine is 'spark'; give one of: inline", id="no-engine"),
        pytest.param("workers = ", "not valid TOML", id="not-toml"),
    ],
)
def test_a_bad_value_is_named_with_its_place(tmp_path, line, words):
    (tmp_path / "tallybook.toml").write_text(line)

    with pytest.raises(BadSetting) as caught:
        load_settings(folder=tmp_path, environ={})

    assert str(caught.value).startswith("tallybook.toml")
    assert words in str(caught.value)


def test_an_unknown_rule_offers_the_nearest(tmp_path):
    with pytest.raises(BadSetting, match=r"^env: .*did you mean 'majority'"):
        load_settings(folder=tmp_path, environ={"TALLYBOOK_RULE": "majorty"})


def test_every_setting_has_a_meaning():
    assert set(MEANINGS) == set(Settings.__struct_fields__)
