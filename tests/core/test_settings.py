"""The operator is told every problem of the settings at once, and never a value."""

from pathlib import Path

import pytest

from core.settings import BadSettings, read_settings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder without a .env file."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_has_to_be_set() -> None:
    settings = read_settings()
    assert settings.token is None and settings.web_port == 8080 and settings.sandbox_port == 8081


def test_every_problem_is_told_at_once_and_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"WEB_PORT": "99999", "LOG_LEVEL": "LOUD-9f3", "SMTP_SECURITY": "perhaps-9f3"}.items():
        monkeypatch.setenv(f"ENTREMISE_{name}", value)
    with pytest.raises(BadSettings) as refused:
        read_settings()
    told = str(refused.value)
    for name in ("ENTREMISE_WEB_PORT", "ENTREMISE_LOG_LEVEL", "ENTREMISE_SMTP_SECURITY"):
        assert name in told
    assert "9f3" not in told and "99999" not in told


def test_what_the_imprint_lacks_is_named_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["ENTREMISE_OPERATOR", "ENTREMISE_OPERATOR_ADDRESS", "ENTREMISE_OPERATOR_EMAIL"]
    assert read_settings().unnamed_operator == names
    values = ("Exemple SA", "Rue des Exemples 1, 1000 Lausanne", "bonjour@exemple.ch")
    for name, value in zip(names, values, strict=True):
        monkeypatch.setenv(name, value)
    assert read_settings().unnamed_operator == []
    monkeypatch.setenv("ENTREMISE_OPERATOR_EMAIL", "not an address")
    with pytest.raises(BadSettings, match="OPERATOR_EMAIL"):
        read_settings()


def test_lists_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTREMISE_STUN_SERVERS", "stun:a.example:3478, stun:b.example:3478,")
    assert read_settings().stun_servers == ["stun:a.example:3478", "stun:b.example:3478"]


def test_a_token_is_not_shown_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTREMISE_TELEGRAM_TOKEN", "123456:marker-of-a-secret")
    settings = read_settings()
    assert settings.token == "123456:marker-of-a-secret"
    assert "marker" not in repr(settings) and "marker" not in str(settings.model_dump())


def test_a_file_in_the_working_folder_is_read_and_the_environment_wins(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / ".env").write_text("ENTREMISE_WEB_PORT=9000\nENTREMISE_SANDBOX_PORT=9001\n")
    monkeypatch.setenv("ENTREMISE_WEB_PORT", "9002")
    settings = read_settings()
    assert (settings.web_port, settings.sandbox_port) == (9002, 9001)
