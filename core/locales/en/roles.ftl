# Roles beside the category, given and taken by the team.
acct-roles = Roles: { $roles }
acct-role_since = { $role }, since { $date }
acct-give_role = ➕ Give the role: { $role }
acct-take_role = ➖ Take the role back: { $role }
rol = Give a role
    .confirm = ➕ Give this role
rol-done = The role is given; the person is told.
rol-reason = Why give this role? Role: { $role }. Member: { $name }
    .label = Reason
    .hint = The person will read your text.
rot = Take a role back
    .confirm = ➖ Take this role back
rot-done = The role is taken back; the person is told.
rot-reason = Why take this role back? Role: { $role }. Member: { $name }
    .label = Reason
    .hint = The person will read your text.
notice-role-given = { $role ->
    [interpreter] 🎩 The team gave you the role “Interpreter”. Reason: { $reason }
   *[other] 🎩 The team gave you the role “Recruiter”. Reason: { $reason }
}
notice-role-taken = { $role ->
    [interpreter] 🎩 The team took the role “Interpreter” back from you. Reason: { $reason }
   *[other] 🎩 The team took the role “Recruiter” back from you. Reason: { $reason }
}
pre-role = Does this person have a role as well?
    .label = Role
    .hint = Somebody who only recruits has neither profile nor address: choose “Visitor”, then “Recruiter”.
pre-role-none = No role
err-role-unfit = { $role ->
    [interpreter] The role “Interpreter” is for freelances only.
   *[other] The role “Recruiter” is for organisations and for named external persons only.
}
err-role-held = This role is given already: somebody else of the team was faster.
err-role-not-held = This role is not given any more: somebody else of the team was faster.
err-unknown-role = Unknown role: “{ $given }”. Write interpreter, recruiter, or nothing.
