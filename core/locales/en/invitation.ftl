# Calendar files of appointments.
invitation-summary = Appointment: { $professional } and { $client }
