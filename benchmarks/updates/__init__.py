"""What a Telegram update costs: bots in processes of their own before a local Bot API."""
