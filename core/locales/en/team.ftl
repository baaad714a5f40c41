# Services of an organisation, invitations, and hats.
team-title = 👥 <b>My departments</b> · { $name }
team-alone = Invite your colleagues by a link: each person joins a department. A call to it rings at everybody who is online there, and the first to answer takes it.
team-owners = <b>In charge</b>
team-service = <b>{ $service }</b>
team-no_service = <b>Without a department</b>
team-you = { $name } (you)
team-name = { $name }
team-owner_service = { " " }({ $service })
team-waiting =
    { $count ->
        [one] ✉️ One invitation waits for an answer.
       *[other] ✉️ { $count } invitations wait for an answer.
    }
team-invite = ➕ Invite somebody
team-button = 👤 { $name } · { $service }
team-button_plain = 👤 { $name }
team-revoke = ✖️ Revoke the invitation: { $service }, until { $day }
team-revoked = The invitation is no longer valid.
team-leave = 🚪 Leave { $name }
team-person = 👤 <b>{ $name }</b>
team-of = Team of { $name }
team-in_service = Department: { $service }
team-missions_yes = Handles missions
team-missions_no = Does not handle missions
team-since = In the team since { $day }
team-change_service = 🏷 Change department
team-give_missions = 📋 Entrust missions
team-take_missions = 📋 Withdraw missions
team-hand_over = 🔑 Offer the responsibility
team-remove = 🗑 Remove from the team
team-saved = Saved.
team-ask_remove = Remove { $person } from the team of { $name }? Their access and their calls for the team end at once.
team-confirm_remove = 🗑 Yes, remove
team-ask_hand_over = Offer { $person } the responsibility for the team “{ $name }”? Nothing changes before their answer, within 7 days; until then you can take the offer back. Once they accept, it is definitive: you stay in the team, without inviting, removing or changing the profile, and only they can give you this role back.
team-confirm_hand_over = 🔑 Yes, offer
team-owner_offered = The offer is on its way: nothing changes before the answer.
team-owner_withdrawn = The offer is taken back.
team-withdraw_owner = ↩️ Take the offer back
team-owner_asked = 🔑 The responsibility is offered to { $person }: an answer is expected until { $until }.
team-owner_asked_you = 🔑 { $by } offers you the responsibility for this team, until { $until }.
team-answer_owner = 🔑 Answer the offer
team-owner_page =
    🔑 <b>{ $name }</b>

    { $person } offers you the responsibility for this team: inviting and removing people, changing the profile, deciding for the organisation.

    Accepting is definitive: this person stays in the team without these rights, and you could give them back in the same way. An answer is expected until { $until }; without one, nothing changes.
team-accept_owner = ✅ Accept for good
team-decline_owner = ✖️ No thank you
team-owner_accepted = You are now responsible for this team.
team-owner_declined = Noted: nothing changes in the team.
team-gone = The person is no longer in the team.
team-ask_leave = Leave the team of { $name }? Your access ends at once; you will need a new invitation to come back.
team-confirm_leave = 🚪 Yes, leave
team-you_left = You left the team of { $name }.
team-offered-sales = Sales
team-offered-after_sales = After-sales
team-offered-training = Training
team-offered-accounting = Accounting
team-hint-service = Tap a department, or write another one.
team-link =
    ✉️ <b>Invitation ready</b> · { $name }

    Department: { $service }
    For one person only, until { $day }. This link is shown here and now only:

    <code>{ $address }</code>
team-share = 📤 Send the link
team-copy = 📋 Copy the link

inv = Invite somebody
inv-service = For which department of { $name }?
    .label = Department
inv-missions = Does this person handle missions as well?
    .label = Missions
srv = Change department
srv-done = The department is changed.
srv-service = In which department does { $name } work?
    .label = Department
inv-done = Pass this link on to the person whom you invite.

join-page =
    👥 <b>{ $name }</b> invites you into its team, department “{ $service }”.

    While you are online for this department, its calls ring at yours. You can leave the team at any time.
join-missions = You will also be able to handle missions.
join-unverified = ⚠️ The Entremise team has not checked this organisation yet: accept only if you know the person who invites you.
join-terms = Without an account, you join the team without making a profile of your own. Accepting the terms is enough.
join-accept = ✅ Join the team
join-agree_and_accept = ✅ I accept the terms and join
join-decline = ✖️ No, thank you
join-done = You are in the team of { $name }, department “{ $service }”.
join-declined = The invitation is left aside.

hats-page =
    🎩 <b>Switch role</b>

    You act as: { $name }. Menu, messages and calendar follow the role; what is addressed to you always reaches you.
hats-one =
    🎩 <b>Switch role</b>

    You have one role only: { $name }.
hats-with_service = { $name } · { $service }
hats-line = 🎩 { $name }
hats-changed = You now act as: { $name }.

lines-page = 📹 <b>{ $name }</b>: whom would you like to call?
lines-call = 📹 { $service }
lines-call_desk = 📹 The management
lines-service = • { $service }
lines-card = 👥 <b>Departments</b>
call-with_service = { $name } · { $service }
call-not_now = You did not take this call; it may still ring at your colleagues’.

notice-call-incoming-service = 📹 <b>{ $name }</b> calls the department “{ $service }”.
notice-call-missed-service = 📵 Missed call from <b>{ $name }</b> for the department “{ $service }”.
notice-duty-ended = ⚪ Your time online is over for “{ $service }”, { $name }.
notice-team-joined = 👥 <b>{ $person }</b> joined the team of { $name }, department “{ $service }”.
notice-team-left = 👥 <b>{ $person }</b> left the team of { $name }.
notice-team-removed = 👥 You are no longer in the team of <b>{ $name }</b>. Your access for it has ended.
notice-team-service = 👥 <b>{ $name }</b>: your department is now “{ $service }”. Go online to receive its calls.
notice-team-missions = 👥 <b>{ $name }</b>: you can now handle missions.
notice-team-no_missions = 👥 <b>{ $name }</b>: you no longer handle missions.
notice-team-owner_offered = 🔑 <b>{ $person }</b> offers you the responsibility for the team “<b>{ $name }</b>”. An answer is expected within 7 days.
notice-team-owner_accepted = 🔑 <b>{ $person }</b> accepted the responsibility for the team “<b>{ $name }</b>”; you stay a member of it.
notice-team-owner_declined = 🔑 <b>{ $person }</b> does not take on the responsibility for the team “<b>{ $name }</b>”.
notice-team-owner_lapsed = 🔑 <b>{ $person }</b> did not answer within 7 days: the responsibility for the team “<b>{ $name }</b>” stays yours.
notice-team-owner_void = 🔑 The offer of the responsibility for the team “<b>{ $name }</b>” is over.

err-offer-open = { $name } has this offer already and has not answered: take it back first.
err-offer-over = This offer is over.

err-last-owner = An organisation always keeps somebody in charge: hand over this role to somebody of the team first.
err-already-in-team = You are in this team already.
err-team-full = The team is complete: { $limit } people at most.
err-too-many-invitations = { $limit } invitations wait already: revoke one first.

command-casquette = Switch role
command-hat = Switch role
