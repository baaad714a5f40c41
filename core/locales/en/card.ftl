card-message = ✉️ Leave a message
card-book = 📅 Ask for an appointment
card-call = 📹 Call now
card-availability = 🗓 Calendar & availability
card-share = 📤 Share
card-copy = 📋 Copy the address
card-preview = 👁 View my profile
safety-official = The team never writes to you outside this bot and never asks for money.
