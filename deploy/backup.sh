#!/bin/sh
# Copies the database (a consistent moment of it, while everything runs) and the files, and drops the oldest copies.
# The master key is not copied here: whoever finds a backup must not find its key beside it.
#
# ENTREMISE_DATABASE_URL  the PostgreSQL to copy         BACKUP_DIR   where copies go (default: backups)
# ENTREMISE_DATA_DIR      whose folder files/ is copied  BACKUP_KEEP  how many copies are kept (default: 14)
set -eu
umask 077
: "${ENTREMISE_DATABASE_URL:?says which database to copy}"
folder=${BACKUP_DIR:-backups}
keep=${BACKUP_KEEP:-14}
files=${ENTREMISE_DATA_DIR:-data}/files
name=entremise-$(date -u +%Y%m%dT%H%M%SZ)

mkdir -p "$folder"
# While this is held, and not longer than this script lives, Entremise deletes no file: a document that is forgotten
# between the two copies is still there for the row that names it.
if [ -d "$files" ]; then
    exec 9< "$files"
    flock --shared 9
fi
# Under another name until it is whole: a copy that was cut off is never taken for one.
trap 'rm -f "$folder/$name.dump.part" "$folder/$name.files.tar.part"' EXIT
pg_dump --format=custom --no-owner --no-privileges --file="$folder/$name.dump.part" --dbname="$ENTREMISE_DATABASE_URL"
pg_restore --list "$folder/$name.dump.part" > /dev/null
# Files after the database: what was given meanwhile is there too. No file changes once it is there, but its folder does
# when somebody gives another one meanwhile: tar calls that a difference (1), and it is none.
if [ -d "$files" ]; then
    tar --create --file="$folder/$name.files.tar.part" --directory="$files" --exclude='*.part' . || [ $? -eq 1 ]
    tar --list --file="$folder/$name.files.tar.part" > /dev/null
    flock --unlock 9
    mv "$folder/$name.files.tar.part" "$folder/$name.files.tar"
fi
mv "$folder/$name.dump.part" "$folder/$name.dump"

old=$(ls -1 "$folder" | grep '^entremise-.*\.dump$' | sort -r | tail -n "+$((keep + 1))")
for copy in $old; do
    rm -f "$folder/$copy" "$folder/${copy%.dump}.files.tar"
done
echo "$folder/$name.dump"
