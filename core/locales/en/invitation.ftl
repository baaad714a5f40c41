# Calendar files of appointments.
invitation-summary = Appointment: { $professional } and { $client }
invitation-summary_interview = Interview: { $professional } and { $client }
