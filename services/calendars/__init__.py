"""Calendars of other programs: the only place that reads or writes the iCalendar format."""
