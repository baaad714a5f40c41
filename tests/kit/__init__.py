"""The kit that plays persons: they say, tap and see what somebody with the app would."""
