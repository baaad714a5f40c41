# What the bot says by itself, whatever the page.
runtime-not_yours = This button is not for you.
runtime-too_fast = One moment: your last choices are still being handled.
runtime-failed = This action did not succeed, nothing was lost. Reference: { $reference }.
runtime-broken = This page cannot be shown at the moment.
runtime-not_here =
    { $kind ->
        [venue] A place is of no use here. Choose an action below, or write /help.
        [location] A location is of no use here. Choose an action below, or write /help.
        [contact] A contact is of no use here. Choose an action below, or write /help.
        [poll] A poll is of no use here. Choose an action below, or write /help.
        [dice] A die is of no use here. Choose an action below, or write /help.
        [photo] A photo is of no use here. Choose an action below, or write /help.
        [animation] An animation is of no use here. Choose an action below, or write /help.
        [voice] A voice message is of no use here. Choose an action below, or write /help.
        [audio] An audio file is of no use here. Choose an action below, or write /help.
        [video] A video is of no use here. Choose an action below, or write /help.
        [video_note] A video is of no use here. Choose an action below, or write /help.
        [sticker] A sticker is of no use here. Choose an action below, or write /help.
        [document] A file is of no use here. Choose an action below, or write /help.
       *[other] I did not understand. Choose an action below, or write /help.
    }
runtime-said = { $said }
runtime-no_groups = Hello. I only answer in private conversations.
runtime-open_bot = Open the conversation
notice-runtime-flood = Many messages arrived at the same time: the last ones were not taken into account. You can send them again.
notice-runtime-failed = Something you sent did not go through; everything else is intact. You can try again. Reference: { $reference }.
notice-runtime-dead = 🩺 An action was given up after three attempts. Reference: { $reference }. Cause: { $error }
err-refused = This action is not possible.
err-not-found = This does not exist or is no longer available.
err-not-allowed = You cannot do this.
err-conflict = The situation has changed in the meantime.
err-invalid-input = This answer cannot be taken.
err-illegal-move = This action is no longer possible.
err-stale = This button is out of date: here is the current situation.
command-menu = Home
command-chercher = Find a person or a skill
command-agenda = Calendar and appointments
command-messages = Messages
command-enligne = Go online
command-horsligne = Go offline
command-arnaque = Report a scam
command-parametres = Settings
command-langue = Language
command-privacy = Data protection
command-tutoriel = Tutorial in two minutes
command-tutorial = Tutorial in two minutes
command-aide = Help
command-annuler = Cancel what is being entered
command-search = Find a person or a skill
command-online = Go online
command-offline = Go offline
command-scam = Report a scam
command-declarations = My reports
command-my_reports = My reports
command-settings = Settings
command-language = Language
command-help = Help
command-cancel = Cancel what is being entered
runtime-mail_open = Open in Telegram
runtime-mail_hello = Hello { $name },
runtime-mail_why = You receive this e-mail because this is the address of your Entremise account. In the bot, “Settings” and then “My notifications” choose what is sent to you.
runtime-mail_why_given = You receive this e-mail because this address was given in the Entremise bot.
err-clock-goes-forwards = The demonstration clock never goes back.
