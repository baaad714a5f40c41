# What every guided dialog says by itself.
engine-step = <b>Step { $n }/{ $total } · { $name }</b>
engine-in_the_name_of = 🏢 { $name }
engine-question = <b>{ $title }</b> · question { $n }/{ $total }
engine-preview = Preview
engine-preview-question = Check your answers, then confirm. Each one can still be changed.
engine-answer = <b>{ $name }:</b> { $value }
engine-answer-so-far = Current answer: { $value }
engine-skipped = not given
engine-edit = ✏️ Change: { $name }
engine-overview = ‹ Overview
engine-page = Page { $page } of { $pages }
engine-no_such_number = There is no number { $number } on this page.
engine-to-page = Page { $page }
engine-no-options = Nothing to choose from right now.
engine-ticked = ✅ { $label } (chosen)
engine-chosen = Chosen ({ $count }): { $list }
engine-choices-done = Next ({ $count }) ▶️
engine-use = Use “{ $text }”
engine-clear = Clear my answer
engine-restart = 🔄 Start from scratch
engine-resume = ▶️ Continue: { $title }
engine-undo-cancel = ↩️ Continue where I was

engine-hint-choice = Tap a button, or write its name or number.
engine-hint-many = Tap to choose or remove, or write your choices separated by commas.
engine-hint-date = Tap a day, or write a date: 12.3, tomorrow, Monday, in 2 weeks.
engine-hint-month = Tap a year and then a month, or write it: 3.2019, March 2019.
engine-hint-year = Tap a year, or write it: 1998.
engine-hint-slot = Tap a button, or write a day and a time: Tuesday 10:30.
engine-hint-lookup = Write a few letters, then choose.
engine-hint-media = Send one or more files.
engine-hint-hours = Tap a schedule, or write it: Mon-Fri 9-12 14-18.

engine-already = Already taken into account.
engine-not-yours = This button is not for you.
engine-stale = This button is out of date, here is the current question.
engine-stale-toast = This button is out of date.
engine-outdated = Things have changed in the meantime: this is how they stand. Your answer changed nothing.
engine-held = Your message arrived before this question. You can use it as the answer, or answer otherwise.
engine-modified = { $name }: { $value } (edited)
engine-resumed = You continue where you were.
engine-draft-resumed = Your answers are kept for 24 h: you continue where you were.
engine-gone = What this was about no longer exists or is no longer available. Your answer changed nothing.
engine-cancelled = You left “{ $title }” before the end: everything stays as it was.
engine-expired = The time to answer is over: what you were filling in is closed.
engine-over-done = { $title }: finished.
engine-over-cancelled = You left “{ $title }” before the end: everything stays as it was. Your answers stay available for 24 h.
engine-over-expired = { $title }: the time to answer is over.
engine-toast-done = This is already finished.
engine-toast-cancelled = You left this before the end.
engine-toast-expired = The time to answer is over.

engine-error-choose = Choose one of the buttons, or write its name or number.
engine-error-yes-or-no = Answer yes or no.
engine-error-text = Write your answer.
engine-error-no-letters = Please answer in words.
engine-error-no-file = Answer here with a text or a button.
engine-error-too-long = This is too long: { $length } characters, { $max } at most.
engine-error-too-short = This is too short: { $min ->
    [one] one character at least
   *[other] { $min } characters at least
}.
engine-error-too-many = { $max ->
    [one] Only one choice is possible
   *[other] { $max } choices at most
}.
engine-error-too-few = { $min ->
    [one] Choose at least one answer
   *[other] Choose at least { $min } answers
}.
engine-error-place = Write a place in words, for example “Rue du Lac 4, Lausanne”.
engine-error-link = Write a web address, for example “https://example.ch”.
engine-error-contact = Write a telephone number or an e-mail address.
engine-error-phone = Write a telephone number, such as +41 79 123 45 67.
engine-error-own-contact = Share your own contact, or write a number.
engine-error-number = Write a number, for example 12.
engine-error-whole-number = Write a whole number, for example 12.
engine-error-amount = Write an amount in { $currency }, for example 120.50.
engine-error-cents = Write an amount with at most two decimals, for example 120.50.
engine-error-too-small = This is too little: { $min } at least.
engine-error-too-large = This is too much: { $max } at most.
engine-error-date = Write a date, for example 12.3, tomorrow or Monday.
engine-error-too-early = This date is too early: from { $first }.
engine-error-too-late = This date is too far: until { $last }.
engine-error-no-such-date = This date does not exist.
engine-error-slot = Write a day, or a day and a time, for example “Tuesday 10:30”; or tap a button.
engine-error-slot-past = That is already past: { $when }. Choose a moment to come.
engine-error-no-such-time = There is no such time: { $time }. Write 10:30, for example.
engine-error-no-slot-time = No slot at { $time } on { $on }; here are those that are left on that day.
engine-error-no-slot-number = Write a number of the list, from 1 to { $last }, or a day and a time: Tuesday 10:30.
engine-error-no-slot = No slot at that moment. Here is what is free.
engine-error-no-slot-day = No slot on that day ({ $on }). Here are the free days.
engine-error-file = Send a file or a photo here, then tap “Next”.
engine-error-photo-only = Send a photo here.
engine-error-document-only = Send a document here.
engine-error-program = A program cannot be attached: send a photo, a picture or a document.
engine-error-file-too-big = This file is too heavy: { $max } MB at most.
engine-error-too-many-files = { $max ->
    [one] Only one file is possible
   *[other] { $max } files at most
}.
engine-error-too-few-files = { $min ->
    [one] Send at least one file
   *[other] Send at least { $min } files
}.
engine-error-lookup = No result for “{ $text }”. Try another spelling.
engine-error-hours = Write days and then hours, for example “Mon-Fri 9-12 14-18” or “Sat closed”.
engine-error-hours-order = Each period must end after it begins, without overlap.
engine-error-hours-empty = Give at least one period.

engine-other-year = Another year
engine-cell-weekday = These are the days of the week: tap a date below them.
engine-cell-empty = This cell is empty: tap a date.
engine-month = <b>{ $month }</b>
engine-no-day = No possible day in this month.
engine-day-range = Possible from { $first } to { $last }.
engine-day-from = Possible from { $first }.
engine-day-until = Possible until { $last }.
engine-slot-day = { $day } · { $count ->
    [one] 1 slot
   *[other] { $count } slots
}
engine-slots-of = <b>{ $day }</b>, { $zone } time
engine-slots-length = Length: { $minutes } min
engine-slot-chosen = { $when } · { $minutes } min ({ $zone })
engine-slots-zone = { $zone } time
engine-slots-other = In { $zone }: { $shift } ({ $here } here is { $there } there).
engine-slots-shift = { $sign } { $hours } h { $minutes }
engine-slots-earlier = ◀️ Earlier
engine-slots-later = Later ▶️
engine-slot-here = { $time }
engine-slot-both = { $time } ({ $zone } { $other })
engine-slot-nearby = Nearby slots that are still free:
engine-slot-all-days = 📅 All days
engine-no-slots = No free slot right now.
engine-files = { $count ->
    [one] 1 file received
   *[other] { $count } files received
}: { $list }
engine-file-photo = photo { $n }
engine-file-document = document { $n }
engine-drop-file = 🗑 Remove: { $name }
engine-files-count = { $count ->
    [one] 1 file
   *[other] { $count } files
}
engine-found = Results for “{ $text }”:
engine-hours-closed = closed
engine-hours-day = { $day }: { $hours }
engine-hours-preset-office = Mon–Fri 9–12, 14–18
engine-hours-preset-long = Mon–Fri 8–18
engine-hours-preset-evening = Mon–Fri 17–21
engine-hours-preset-saturday = Add Saturday 9–12
engine-hours-edit-day = ✏️ { $day }
engine-hours-whole-week = ◀️ Whole week
engine-hours-day-title = <b>{ $day }</b>
engine-hours-close-day = Closed on this day
engine-hours-ok = Next ▶️
engine-part = { $n }. { $text }
engine-part-drop = 🗑 Remove: { $name }
engine-hint-several = One line an item, fields separated by “;”: { $fields }.
engine-error-several = { $count } fields separated by “;” are needed: { $fields }.
err-dialog-over = This form is already closed.
err-invalid = This answer does not fit.
err-not-offered = This choice is no longer on offer.
typed-title = 📝 <b>{ $title }</b>: what you had written
engine-city-unknown = { $city } · ⚠️ Unknown city, please check
engine-error-day-missing = The day is missing: tap it, or write the whole date, for example { $example }. The calendar shows { $of }.
