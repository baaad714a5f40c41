"""Everything that the operator decides, read once at the start."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Environment variables `ENTREMISE_…`; each field's description is its documentation."""

    model_config = SettingsConfigDict(env_prefix="ENTREMISE_", env_file=".env", extra="ignore")

    telegram_token: SecretStr | None = Field(
        None, description="The bot's token; without it the sandbox runs."
    )
    telegram_api: str = Field("https://api.telegram.org", description="Address of the Bot API.")
    telegram_link_base: str = Field("https://t.me", description="What deep links begin with.")
    webhook_secret: SecretStr | None = Field(
        None, description="Makes Telegram push updates to /telegram/…; without it they are polled."
    )
    database_url: str = Field(
        "", description="sqlite:///file or postgresql://…; empty: a file in the data folder."
    )
    data_dir: Path = Field(
        Path("data"), description="Folder for the database file, the master key and files."
    )
    master_key_file: Path | None = Field(None, description="File with the master key; made without a token.")
    public_url: str = Field("", description="https address of the web part as the world sees it.")
    web_host: str = Field("127.0.0.1", description="Interface of the web part.")
    web_port: int = Field(8080, ge=0, le=65535, description="Port of the web part; 0 takes a free one.")
    sandbox_port: int = Field(8081, ge=0, le=65535, description="Port of the sandbox; 0 takes a free one.")
    workers: int | None = Field(
        None,
        ge=1,
        le=64,
        description="Updates worked on at the same time in one process; otherwise 16 on SQLite, 4 on PostgreSQL.",
    )
    smtp_host: str = Field("", description="Mail server; empty: the sandbox's mailbox, or no mail.")
    smtp_port: int = Field(587, ge=0, le=65535, description="Port of the mail server.")
    smtp_user: str = Field("", description="Login at the mail server.")
    smtp_password: SecretStr | None = Field(None, description="Password at the mail server.")
    smtp_security: str = Field(
        "starttls", pattern="^(none|starttls|tls)$", description="none, starttls or tls."
    )
    mail_from: str = Field("Entremise <noreply@entremise.invalid>", description="Sender of mails.")
    operator: str = Field("Entremise", description="Who runs the service, for the legal pages.")
    operator_address: str = Field("", description="The operator's postal address, for the legal pages.")
    operator_email: str = Field(
        "", pattern=r"^([^@\s]+@[^@\s]+)?$", description="The operator's e-mail, for the legal pages."
    )
    contact_persons: Annotated[list[str], NoDecode] = Field(
        default_factory=list, description="Names to contact, separated by commas."
    )
    topics: str = Field(
        "auto",
        pattern="^(auto|on|off)$",
        description="A topic of the chat a conversation: auto (as @BotFather set the bot, none in the sandbox), "
        "on (in the sandbox too) or off.",
    )
    job_seekers: bool = Field(True, description="Whether people who look for a job can sign up as such.")
    payrolling_partner: str = Field(
        "",
        max_length=80,
        description="Name of the payrolling partner; empty: missions are managed independently.",
    )
    payrolling_percent: Decimal = Field(
        Decimal(0),
        ge=0,
        le=100,
        decimal_places=2,
        description="What payrolling costs, in percent of the rate.",
    )
    payrolling_email: str = Field("", description="Where the partner gets dossiers by e-mail.")
    payrolling_webhook: str = Field(
        "",
        validate_default=True,
        pattern=r"^(https://.+|http://(127\.0\.0\.1|localhost)(:\d+)?(/.*)?)?$",
        description="https address to which dossiers are posted, signed (docs/payrolling.md).",
    )
    payrolling_page: str = Field(
        "", pattern="^(https?://.+)?$", description="The partner's own web page, shown beside its name."
    )
    stun_servers: Annotated[list[str], NoDecode] = Field(
        default_factory=list, description="STUN addresses for calls, separated by commas."
    )
    turn_servers: Annotated[list[str], NoDecode] = Field(
        default_factory=list, description="turn: and turns: addresses for calls, separated by commas."
    )
    turn_secret: SecretStr | None = Field(
        None, description="The secret shared with the TURN server (static-auth-secret of coturn)."
    )
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="How much is logged.")
    log_json: bool = Field(False, description="One JSON object a line instead of readable lines.")

    @field_validator("contact_persons", "stun_servers", "turn_servers", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return (
            [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
        )

    @field_validator("payrolling_webhook")
    @classmethod
    def _reaches_the_partner(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("payrolling_partner") and not (value or info.data.get("payrolling_email")):
            raise ValueError("a partner needs an e-mail or a webhook for its dossiers")
        return value

    @property
    def unnamed_operator(self) -> list[str]:
        """The settings that the law asks a public service for and that are still as they came, by their names."""
        known = {
            "OPERATOR": self.operator != type(self).model_fields["operator"].default,
            "OPERATOR_ADDRESS": self.operator_address.strip(),
            "OPERATOR_EMAIL": self.operator_email,
        }
        return [f"ENTREMISE_{name}" for name, given in known.items() if not given]

    @property
    def token(self) -> str | None:
        """The token in clear, for the Bot API client only."""
        return self.telegram_token.get_secret_value() if self.telegram_token else None


class BadSettings(SystemExit):
    """The settings cannot be used; the message lists every problem and no value."""


def read_settings() -> Settings:
    """Reads the environment; all problems are told at once, and no value is shown (it might be a secret)."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"  ENTREMISE_{'_'.join(str(part) for part in problem['loc']).upper()}: {problem['msg']}"
            for problem in error.errors()
        ]
        raise BadSettings("These settings cannot be used:\n" + "\n".join(lines)) from None
