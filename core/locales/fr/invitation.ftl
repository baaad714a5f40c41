# Calendar files of appointments.
invitation-summary = Rendez-vous : { $professional } et { $client }
invitation-summary_interview = Entretien : { $professional } et { $client }
