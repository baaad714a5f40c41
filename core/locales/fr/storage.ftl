# What the operator reads when the database cannot be used.
err-database-behind = La base de données attend { $missing ->
        [one] une migration
       *[other] { $missing } migrations
    } : lancez « entremise migrate ».
err-database-unusable = La base de données ne peut pas être ouverte ou écrite : { $reason }
err-migration-changed = La base de données a connu une autre version de la migration { $name } : elle ne correspond pas à ce programme.
