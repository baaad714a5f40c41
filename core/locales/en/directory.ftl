# Cards of the directory.
profile-name = <b>{ $name }</b> · { $category }
profile-place = 📍 { $place }
profile-skills = 🛠 { $skills }
profile-description = <i>{ $text }</i>
profile-own = 👁 This is your card, as you see it.
profile-back = ◀️ Results
pres-online_until = { $state } until { $until }
trust-none = ⚠️ Not a certified profile
trust-checked = ⏸ Being checked.
trust-certified =
    ✅ Certified profile since { $since } by { $by }{ $count ->
        [0] {""}
        [one] {" "}· { $count } collaboration
       *[other] {" "}· { $count } collaborations
    }
trust-fresh = 🔄 Updated { $ago }
when-both = { $mine } ({ $zone }: { $theirs })
appointment-line = { $when } · { $name }
appointment-line_interview = { $when } · Interview · { $name }
availability-title = 🗓 <b>Availability of { $name }</b>
availability-now = It is { $time } in { $zone }.
availability-no_hours = { $name } has not given any hours yet. Leave a message to agree on a time.
availability-day =
    • { $day }: { $count ->
        [one] { $count } free slot
       *[other] { $count } free slots
    }
availability-full = No free slot in the coming weeks. Leave a message to agree on a time.
