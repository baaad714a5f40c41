# Calendar files of appointments.
invitation-summary = Rendez-vous : { $professional } et { $client }
