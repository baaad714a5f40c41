# What the operator reads when the database cannot be used.
err-database-behind = The database is { $missing ->
        [one] one migration
       *[other] { $missing } migrations
    } behind: run “entremise migrate”.
err-database-unusable = The database cannot be opened or written: { $reason }
err-migration-changed = The database has seen another version of the migration { $name }: it does not fit this program.
