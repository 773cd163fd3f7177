<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>ActivityModel</name>
        <message>
            <source>Published</source>
            <translation>Veröffentlicht</translation>
        </message>
        <message>
            <source>Moved to Trash</source>
            <translation>In den Papierkorb verschoben</translation>
        </message>
        <message>
            <source>Deleted a file</source>
            <translation>Datei gelöscht</translation>
        </message>
        <message>
            <source>Restored</source>
            <translation>Wiederhergestellt</translation>
        </message>
        <message>
            <source>Deleted for good</source>
            <translation>Endgültig gelöscht</translation>
        </message>
        <message>
            <source>Reserved the name</source>
            <translation>Name reserviert</translation>
        </message>
        <message>
            <source>Gave the name up</source>
            <translation>Name freigegeben</translation>
        </message>
        <message>
            <source>Changed a policy</source>
            <translation>Richtlinie geändert</translation>
        </message>
        <message>
            <source>New group or project</source>
            <translation>Neue Gruppe oder neues Projekt</translation>
        </message>
        <message>
            <source>Changed who may read</source>
            <translation>Leserecht geändert</translation>
        </message>
        <message>
            <source>Set a tag</source>
            <translation>Tag gesetzt</translation>
        </message>
        <message>
            <source>Removed a tag</source>
            <translation>Tag entfernt</translation>
        </message>
        <message>
            <source>New token</source>
            <translation>Neues Token</translation>
        </message>
        <message>
            <source>Revoked a token</source>
            <translation>Token widerrufen</translation>
        </message>
        <message>
            <source>Set a protection</source>
            <translation>Schutz gesetzt</translation>
        </message>
        <message>
            <source>Removed a protection</source>
            <translation>Schutz entfernt</translation>
        </message>
    </context>
    <context>
        <name>CopyRows</name>
        <message>
            <source>Copy as text</source>
            <translation>Als Text kopieren</translation>
        </message>
    </context>
    <context>
        <name>HumanText</name>
        <message>
            <source>%1 bytes</source>
            <translation>%1 Bytes</translation>
        </message>
    </context>
    <context>
        <name>JobModel</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>abgebrochen</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Columns ▾</source>
            <translation>Spalten ▾</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Choose the columns of the table</source>
            <translation>Die Spalten der Tabelle wählen</translation>
        </message>
        <message>
            <source>Filter packages</source>
            <translation>Pakete filtern</translation>
        </message>
        <message>
            <source>Filter packages in %1: name, version, hash, or type:npm scope:acme</source>
            <translation>Pakete in %1 filtern: Name, Version, Hash oder type:npm scope:acme</translation>
        </message>
        <message>
            <source>Filter %1 packages in %2: name, version, hash, or type:npm scope:acme</source>
            <translation>%1 Pakete in %2 filtern: Name, Version, Hash oder type:npm scope:acme</translation>
        </message>
        <message>
            <source>The registry answers</source>
            <translation>Die Registry antwortet</translation>
        </message>
        <message>
            <source>Registry at %1</source>
            <translation>Registry unter %1</translation>
        </message>
        <message>
            <source>No registry</source>
            <translation>Keine Registry</translation>
        </message>
        <message>
            <source>not reachable</source>
            <translation>nicht erreichbar</translation>
        </message>
        <message>
            <source>%1 package</source>
            <translation>%1 Paket</translation>
        </message>
        <message>
            <source>%1 packages</source>
            <translation>%1 Pakete</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Publish…</source>
            <translation>Veröffentlichen …</translation>
        </message>
        <message>
            <source>Choose files and see what publishing them would do</source>
            <translation>Dateien wählen und sehen, was ihre Veröffentlichung bewirkt</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Close the window and stop the registry</source>
            <translation>Das Fenster schließen und die Registry anhalten</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Take back what was just moved to the Trash</source>
            <translation>Zurückholen, was eben in den Papierkorb verschoben wurde</translation>
        </message>
        <message>
            <source>Find packages</source>
            <translation>Pakete suchen</translation>
        </message>
        <message>
            <source>Go to the filter field</source>
            <translation>Zum Filterfeld gehen</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>Show all packages of the scope again</source>
            <translation>Wieder alle Pakete des Bereichs zeigen</translation>
        </message>
        <message>
            <source>Copy the registry's address</source>
            <translation>Adresse der Registry kopieren</translation>
        </message>
        <message>
            <source>Copy the address that clients use</source>
            <translation>Die Adresse kopieren, die Clients verwenden</translation>
        </message>
        <message>
            <source>Verify everything</source>
            <translation>Alles prüfen</translation>
        </message>
        <message>
            <source>Read every stored file again and compare its hashes</source>
            <translation>Jede gespeicherte Datei neu lesen und ihre Hashes vergleichen</translation>
        </message>
        <message>
            <source>Commands…</source>
            <translation>Befehle …</translation>
        </message>
        <message>
            <source>Find a command by its name</source>
            <translation>Einen Befehl über seinen Namen finden</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>List the keys of all commands</source>
            <translation>Die Tasten aller Befehle auflisten</translation>
        </message>
        <message>
            <source>About Packhouse</source>
            <translation>Über Packhouse</translation>
        </message>
        <message>
            <source>Version and licence</source>
            <translation>Version und Lizenz</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Herunterladen</translation>
        </message>
        <message>
            <source>Save the files of the chosen version in a folder</source>
            <translation>Die Dateien der gewählten Version in einem Ordner speichern</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <source>See what deleting the chosen packages exposes, then decide</source>
            <translation>Sehen, was das Löschen der gewählten Pakete gefährdet, dann entscheiden</translation>
        </message>
        <message>
            <source>Copy as coordinates</source>
            <translation>Als Koordinaten kopieren</translation>
        </message>
        <message>
            <source>Copy install line</source>
            <translation>Installationszeile kopieren</translation>
        </message>
        <message>
            <source>Copy as package URL</source>
            <translation>Als Paket-URL kopieren</translation>
        </message>
        <message>
            <source>Copy row as text</source>
            <translation>Zeile als Text kopieren</translation>
        </message>
        <message>
            <source>Copy as JSON</source>
            <translation>Als JSON kopieren</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Aktualisieren</translation>
        </message>
        <message>
            <source>Ask the registries again</source>
            <translation>Die Registrys erneut fragen</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Show or hide the details of the chosen package</source>
            <translation>Die Details des gewählten Pakets zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>Seitenleiste</translation>
        </message>
        <message>
            <source>Show or hide the sidebar</source>
            <translation>Die Seitenleiste zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Next pane</source>
            <translation>Nächster Bereich</translation>
        </message>
        <message>
            <source>Go on to the next part of the window</source>
            <translation>Zum nächsten Teil des Fensters gehen</translation>
        </message>
        <message>
            <source>Previous pane</source>
            <translation>Voriger Bereich</translation>
        </message>
        <message>
            <source>Go back to the part of the window before</source>
            <translation>Zum vorigen Teil des Fensters zurückgehen</translation>
        </message>
        <message>
            <source>Reset layout</source>
            <translation>Anordnung zurücksetzen</translation>
        </message>
        <message>
            <source>Columns, widths and sorting as they were at first</source>
            <translation>Spalten, Breiten und Sortierung wie am Anfang</translation>
        </message>
        <message>
            <source>Show overview</source>
            <translation>Überblick zeigen</translation>
        </message>
        <message>
            <source>Show files</source>
            <translation>Dateien zeigen</translation>
        </message>
        <message>
            <source>Show versions</source>
            <translation>Versionen zeigen</translation>
        </message>
        <message>
            <source>Show how to use it</source>
            <translation>Verwendung zeigen</translation>
        </message>
        <message>
            <source>Show exposure</source>
            <translation>Gefährdung zeigen</translation>
        </message>
        <message>
            <source>Show activity</source>
            <translation>Aktivität zeigen</translation>
        </message>
        <message>
            <source>Colours of the system</source>
            <translation>Farben des Systems</translation>
        </message>
        <message>
            <source>Light colours</source>
            <translation>Helle Farben</translation>
        </message>
        <message>
            <source>Dark colours</source>
            <translation>Dunkle Farben</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;Copy as</source>
            <translation>&amp;Kopieren als</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>De&amp;tails tab</source>
            <translation>De&amp;tailreiter</translation>
        </message>
        <message>
            <source>&amp;Pages</source>
            <translation>&amp;Seiten</translation>
        </message>
        <message>
            <source>C&amp;olours</source>
            <translation>&amp;Farben</translation>
        </message>
        <message>
            <source>&amp;Package</source>
            <translation>&amp;Paket</translation>
        </message>
        <message>
            <source>&amp;Registry</source>
            <translation>&amp;Registry</translation>
        </message>
        <message>
            <source>&amp;Tools</source>
            <translation>E&amp;xtras</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>Col&amp;umns</source>
            <translation>Sp&amp;alten</translation>
        </message>
        <message>
            <source>There is no such text for this package type.</source>
            <translation>Für diesen Pakettyp gibt es keinen solchen Text.</translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>Kopiert: %1</translation>
        </message>
        <message>
            <source>Save the files of %1 in a folder</source>
            <translation>Die Dateien von %1 in einem Ordner speichern</translation>
        </message>
        <message>
            <source>Save %1</source>
            <translation>%1 speichern</translation>
        </message>
        <message>
            <source>Packhouse %1</source>
            <translation>Packhouse %1</translation>
        </message>
        <message>
            <source>A package registry on your computer, and a window to look after it.
Licensed under the GNU General Public License, version 3 or later.</source>
            <translation>Eine Paket-Registry auf Ihrem Rechner und ein Fenster, um sie zu pflegen.
Lizenziert unter der GNU General Public License, Version 3 oder später.</translation>
        </message>
        <message>
            <source>Jobs are running</source>
            <translation>Aufträge laufen</translation>
        </message>
        <message>
            <source>One job is still running.</source>
            <translation>Ein Auftrag läuft noch.</translation>
        </message>
        <message numerus="yes">
            <source>%n jobs are still running.</source>
            <translation>
                <numerusform>%n Auftrag läuft noch.</numerusform>
                <numerusform>%n Aufträge laufen noch.</numerusform>
            </translation>
        </message>
        <message>
            <source>Closing the window stops them. What they have finished stays.</source>
            <translation>Schließen des Fensters hält sie an. Was fertig ist, bleibt.</translation>
        </message>
        <message>
            <source>Stop and close</source>
            <translation>Anhalten und schließen</translation>
        </message>
        <message>
            <source>Keep working</source>
            <translation>Weiterarbeiten</translation>
        </message>
    </context>
    <context>
        <name>TokenReach</name>
        <message>
            <source>not stated</source>
            <translation>nicht angegeben</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>all</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>all but %1</source>
            <translation>alle außer %1</translation>
        </message>
        <message>
            <source>%1 … %2</source>
            <translation>%1 … %2</translation>
        </message>
        <message>
            <source>Personal access</source>
            <translation>Persönlich</translation>
        </message>
        <message>
            <source>Project access</source>
            <translation>Projektzugang</translation>
        </message>
        <message>
            <source>Group access</source>
            <translation>Gruppenzugang</translation>
        </message>
        <message>
            <source>Deploy (project)</source>
            <translation>Deploy (Projekt)</translation>
        </message>
        <message>
            <source>Deploy (group)</source>
            <translation>Deploy (Gruppe)</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>Deploy</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Auftrag</translation>
        </message>
        <message>
            <source>read</source>
            <translation>lesen</translation>
        </message>
        <message>
            <source>write</source>
            <translation>schreiben</translation>
        </message>
        <message>
            <source>delete</source>
            <translation>löschen</translation>
        </message>
        <message>
            <source>administer</source>
            <translation>verwalten</translation>
        </message>
    </context>
    <context>
        <name>WindowSession</name>
        <message>
            <source>Packhouse on this computer</source>
            <translation>Packhouse auf diesem Rechner</translation>
        </message>
    </context>
    <context>
        <name>main</name>
        <message>
            <source>Looks after packages: publish, inspect, clean up and delete them.</source>
            <translation>Pflegt Pakete: veröffentlichen, ansehen, aufräumen und löschen.</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ActivityModel</name>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>To what</source>
            <translation>Woran</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ergebnis</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ActivityPage</name>
        <message>
            <source>Activity</source>
            <translation>Aktivität</translation>
        </message>
        <message>
            <source>What runs now, and what changed in this registry.</source>
            <translation>Was gerade läuft und was sich in dieser Registry geändert hat.</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Show older</source>
            <translation>Ältere zeigen</translation>
        </message>
        <message>
            <source>No job is running. Publishing, deleting and verifying show up here.</source>
            <translation>Kein Auftrag läuft. Veröffentlichen, Löschen und Prüfen erscheinen hier.</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Aufträge</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>What happened, and what to do</source>
            <translation>Was geschah und was zu tun ist</translation>
        </message>
        <message>
            <source>What failed</source>
            <translation>Was fehlschlug</translation>
        </message>
        <message>
            <source>Cancel job</source>
            <translation>Auftrag abbrechen</translation>
        </message>
        <message>
            <source>Retry failed</source>
            <translation>Fehlgeschlagene wiederholen</translation>
        </message>
        <message>
            <source>Clear ended</source>
            <translation>Beendete entfernen</translation>
        </message>
        <message>
            <source>%1 running</source>
            <translation>%1 laufen</translation>
        </message>
        <message>
            <source>%1 failed</source>
            <translation>%1 fehlgeschlagen</translation>
        </message>
        <message>
            <source>This job cannot be repeated.</source>
            <translation>Dieser Auftrag kann nicht wiederholt werden.</translation>
        </message>
        <message>
            <source>Start it anew from where you started it.</source>
            <translation>Starten Sie ihn dort neu, wo Sie ihn begonnen haben.</translation>
        </message>
        <message>
            <source>There is no log here</source>
            <translation>Hier gibt es kein Protokoll</translation>
        </message>
        <message>
            <source>Nothing has happened yet</source>
            <translation>Noch ist nichts geschehen</translation>
        </message>
        <message>
            <source>Every publish, deletion, token and change of a policy is written down here.</source>
            <translation>Hier wird jede Veröffentlichung, jede Löschung, jedes Token und jede Änderung einer Richtlinie festgehalten.</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ActivityTab</name>
        <message>
            <source>Activity</source>
            <translation>Aktivität</translation>
        </message>
        <message>
            <source>No activity to show</source>
            <translation>Keine Aktivität</translation>
        </message>
        <message>
            <source>Nothing happened lately</source>
            <translation>In letzter Zeit ist nichts geschehen</translation>
        </message>
        <message>
            <source>The registry's latest entries do not name this package.</source>
            <translation>Die neuesten Einträge der Registry nennen dieses Paket nicht.</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ArchiveModel</name>
        <message>
            <source>Entry</source>
            <translation>Eintrag</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
    </context>
    <context>
        <name>packhouse::Chip</name>
        <message>
            <source>%1, %2 packages</source>
            <translation>%1, %2 Pakete</translation>
        </message>
    </context>
    <context>
        <name>packhouse::CommandPalette</name>
        <message>
            <source>Commands</source>
            <translation>Befehle</translation>
        </message>
        <message>
            <source>Type what you want to do</source>
            <translation>Tippen Sie, was Sie tun möchten</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ConfirmName</name>
        <message>
            <source>Type %1 to confirm:</source>
            <translation>Zum Bestätigen %1 eingeben:</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>packhouse::DeletionDialog</name>
        <message>
            <source>%1, all versions</source>
            <translation>%1, alle Versionen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>What will be deleted</source>
            <translation>Was gelöscht wird</translation>
        </message>
        <message>
            <source>%1, in %2</source>
            <translation>%1, in %2</translation>
        </message>
        <message>
            <source>What was checked</source>
            <translation>Was geprüft wurde</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Gefunden</translation>
        </message>
        <message>
            <source>What was checked and what was found</source>
            <translation>Was geprüft und was gefunden wurde</translation>
        </message>
        <message>
            <source>removes the risk</source>
            <translation>beseitigt das Risiko</translation>
        </message>
        <message>
            <source>Delete %1?</source>
            <translation>%1 löschen?</translation>
        </message>
        <message>
            <source>Delete %1 packages?</source>
            <translation>%1 Pakete löschen?</translation>
        </message>
        <message>
            <source>Asking…</source>
            <translation>Wird gefragt …</translation>
        </message>
        <message>
            <source>Looking at what this deletion would open to others…</source>
            <translation>Es wird geprüft, was diese Löschung anderen öffnen würde …</translation>
        </message>
        <message>
            <source>Nothing is deleted before its risk is known.</source>
            <translation>Nichts wird gelöscht, bevor das Risiko bekannt ist.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>1 Datei</translation>
        </message>
        <message>
            <source>%1 files</source>
            <translation>%1 Dateien</translation>
        </message>
        <message>
            <source>%1 projects</source>
            <translation>%1 Projekte</translation>
        </message>
        <message>
            <source>%1, %2, in %3</source>
            <translation>%1, %2, in %3</translation>
        </message>
        <message>
            <source>Reserve the name: never forward %1, whatever is deleted</source>
            <translation>Den Namen reservieren: %1 nie weiterleiten, was auch gelöscht wird</translation>
        </message>
        <message>
            <source>Reserve the names: never forward them, whatever is deleted</source>
            <translation>Die Namen reservieren: nie weiterleiten, was auch gelöscht wird</translation>
        </message>
        <message>
            <source>Stop forwarding %1 for all of %2</source>
            <translation>%1 für ganz %2 nicht mehr weiterleiten</translation>
        </message>
        <message>
            <source>these package types</source>
            <translation>diese Pakettypen</translation>
        </message>
        <message>
            <source>this registry</source>
            <translation>diese Registry</translation>
        </message>
        <message>
            <source>Move to Trash for 30 days</source>
            <translation>Für 30 Tage in den Papierkorb</translation>
        </message>
        <message>
            <source>Keep a copy in Trash for 30 days</source>
            <translation>Für 30 Tage eine Kopie im Papierkorb behalten</translation>
        </message>
        <message>
            <source>Delete for good (type the name to confirm)</source>
            <translation>Endgültig löschen (Namen zum Bestätigen eingeben)</translation>
        </message>
        <message>
            <source>A copy of every file is fetched to this computer and its hash is compared before %1 is asked to delete anything. Some registries never take a deleted version again: the copy is a backup, not a way back.</source>
            <translation>Von jeder Datei wird eine Kopie auf diesen Rechner geholt und ihr Hash verglichen, bevor %1 um das Löschen gebeten wird. Manche Registrys nehmen eine gelöschte Version nie wieder an: Die Kopie ist eine Sicherung, kein Weg zurück.</translation>
        </message>
        <message>
            <source>Type %1 to confirm:</source>
            <translation>Zum Bestätigen %1 eingeben:</translation>
        </message>
        <message>
            <source>Ask %1</source>
            <translation>%1 fragen</translation>
        </message>
        <message>
            <source>%1 was not asked.</source>
            <translation>%1 wurde nicht gefragt.</translation>
        </message>
        <message>
            <source>Asking whether the name is free there tells it that %1 exists.</source>
            <translation>Wer dort fragt, ob der Name frei ist, verrät, dass es %1 gibt.</translation>
        </message>
        <message>
            <source>Asking whether the names are free there tells it that they exist.</source>
            <translation>Wer dort fragt, ob die Namen frei sind, verrät, dass es sie gibt.</translation>
        </message>
        <message>
            <source>delete for good</source>
            <translation>endgültig löschen</translation>
        </message>
        <message>
            <source>move to Trash</source>
            <translation>in den Papierkorb verschieben</translation>
        </message>
        <message>
            <source>delete from %1</source>
            <translation>aus %1 löschen</translation>
        </message>
        <message>
            <source>reserve, stop forwarding and %1</source>
            <translation>reservieren, nicht weiterleiten und %1</translation>
        </message>
        <message>
            <source>reserve and %1</source>
            <translation>reservieren und %1</translation>
        </message>
        <message>
            <source>stop forwarding and %1</source>
            <translation>nicht weiterleiten und %1</translation>
        </message>
        <message>
            <source>delete %1 packages</source>
            <translation>%1 Pakete löschen</translation>
        </message>
        <message>
            <source>Chosen: %1</source>
            <translation>Gewählt: %1</translation>
        </message>
    </context>
    <context>
        <name>packhouse::DetailsPane</name>
        <message>
            <source>No package chosen</source>
            <translation>Kein Paket gewählt</translation>
        </message>
        <message>
            <source>Choose a package in the list to see its files, versions and exposure.</source>
            <translation>Wählen Sie ein Paket in der Liste, um seine Dateien, Versionen und Gefährdung zu sehen.</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Herunterladen</translation>
        </message>
        <message>
            <source>Copy install</source>
            <translation>Installation kopieren</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Überblick</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>Use it</source>
            <translation>Verwenden</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>Gefährdung</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>Aktivität</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ElidedLabel</name>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
    </context>
    <context>
        <name>packhouse::EmbeddedSource</name>
        <message>
            <source>This computer</source>
            <translation>Dieser Rechner</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Veröffentlichen</translation>
        </message>
        <message>
            <source>files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>packages</source>
            <translation>Pakete</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Herunterladen</translation>
        </message>
        <message>
            <source>versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Delete for good</source>
            <translation>Endgültig löschen</translation>
        </message>
        <message>
            <source>Verify all stored files</source>
            <translation>Alle gespeicherten Dateien prüfen</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ExposureBox</name>
        <message>
            <source>Reserve name</source>
            <translation>Namen reservieren</translation>
        </message>
        <message>
            <source>Stop forwarding</source>
            <translation>Nicht weiterleiten</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ExposurePage</name>
        <message>
            <source>the whole registry</source>
            <translation>die ganze Registry</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on by default</source>
            <translation>an (Vorgabe)</translation>
        </message>
        <message>
            <source>on, set for %1</source>
            <translation>an, festgelegt für %1</translation>
        </message>
        <message>
            <source>Exposure audit</source>
            <translation>Gefährdungsprüfung</translation>
        </message>
        <message>
            <source>Names that clients would get from a public registry instead of from here.</source>
            <translation>Namen, die Clients aus einer öffentlichen Registry statt von hier bekämen.</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>Paket</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>Gefährdung</translation>
        </message>
        <message>
            <source>Forwarding</source>
            <translation>Weiterleitung</translation>
        </message>
        <message>
            <source>Reserved</source>
            <translation>Reserviert</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Reserve name</source>
            <translation>Namen reservieren</translation>
        </message>
        <message>
            <source>Stop forwarding</source>
            <translation>Nicht weiterleiten</translation>
        </message>
        <message>
            <source>Exposure cannot be audited here</source>
            <translation>Die Gefährdung kann hier nicht geprüft werden</translation>
        </message>
        <message>
            <source>No package to audit yet</source>
            <translation>Noch kein Paket zu prüfen</translation>
        </message>
        <message>
            <source>For every package here this page tells whether a request for its name could be answered by a public registry, where strangers publish, and lets you reserve the name or stop forwarding.</source>
            <translation>Für jedes Paket sagt diese Seite, ob eine Anfrage nach seinem Namen von einer öffentlichen Registry beantwortet werden könnte, in der Fremde veröffentlichen, und lässt Sie den Namen reservieren oder die Weiterleitung abstellen.</translation>
        </message>
        <message>
            <source>Reserve names</source>
            <translation>Namen reservieren</translation>
        </message>
        <message>
            <source>Stop forwarding %1 for all of %2</source>
            <translation>%1 für ganz %2 nicht mehr weiterleiten</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ExposureTab</name>
        <message>
            <source>The name is reserved since %1: requests for it are never forwarded, also when all versions are deleted.</source>
            <translation>Der Name ist seit %1 reserviert: Anfragen danach werden nie weitergeleitet, auch wenn alle Versionen gelöscht sind.</translation>
        </message>
        <message>
            <source>The name is not reserved: whether requests for missing versions are forwarded is up to the forwarding policy alone.</source>
            <translation>Der Name ist nicht reserviert: Ob Anfragen nach fehlenden Versionen weitergeleitet werden, bestimmt allein die Richtlinie.</translation>
        </message>
        <message>
            <source>Packages here that depend on it: %1.</source>
            <translation>Pakete hier, die davon abhängen: %1.</translation>
        </message>
    </context>
    <context>
        <name>packhouse::FileListModel</name>
        <message>
            <source>does not match</source>
            <translation>stimmt nicht überein</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Stored</source>
            <translation>Gespeichert</translation>
        </message>
    </context>
    <context>
        <name>packhouse::FilesTab</name>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>SHA-1</source>
            <translation>SHA-1</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>SHA-512</source>
            <translation>SHA-512</translation>
        </message>
        <message>
            <source>MD5</source>
            <translation>MD5</translation>
        </message>
        <message>
            <source>Verify now</source>
            <translation>Jetzt prüfen</translation>
        </message>
        <message>
            <source>Verify the stored bytes now</source>
            <translation>Die gespeicherten Bytes jetzt prüfen</translation>
        </message>
        <message>
            <source>Save file…</source>
            <translation>Datei speichern …</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Look inside</source>
            <translation>Hineinsehen</translation>
        </message>
        <message>
            <source>Look inside the file</source>
            <translation>In die Datei hineinsehen</translation>
        </message>
        <message>
            <source>Contents of the file</source>
            <translation>Inhalt der Datei</translation>
        </message>
        <message>
            <source>checking…</source>
            <translation>wird geprüft …</translation>
        </message>
        <message>
            <source>verified</source>
            <translation>geprüft</translation>
        </message>
        <message>
            <source>does not match</source>
            <translation>stimmt nicht überein</translation>
        </message>
        <message>
            <source>Reading the list of contents…</source>
            <translation>Das Inhaltsverzeichnis wird gelesen …</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>1 Datei</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%n Datei</numerusform>
                <numerusform>%n Dateien</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>packhouse::GitLabSource</name>
        <message>
            <source>The settings of %1 are changed there.</source>
            <translation>Die Einstellungen von %1 werden dort geändert.</translation>
        </message>
        <message>
            <source>Give %1 a token in the remote's settings first.</source>
            <translation>Geben Sie %1 zuerst ein Token in den Einstellungen des Remotes.</translation>
        </message>
        <message>
            <source>The token of %1 is for reading only.</source>
            <translation>Das Token von %1 darf nur lesen.</translation>
        </message>
        <message>
            <source>A deploy token cannot delete packages.</source>
            <translation>Ein Deploy-Token kann keine Pakete löschen.</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Veröffentlichen</translation>
        </message>
        <message>
            <source>files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>packages</source>
            <translation>Pakete</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Herunterladen</translation>
        </message>
    </context>
    <context>
        <name>packhouse::HashField</name>
        <message>
            <source>not known</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <source>%1 is not known</source>
            <translation>%1 ist nicht bekannt</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>%1 kopieren</translation>
        </message>
        <message>
            <source>Copy %1:
%2</source>
            <translation>%1 kopieren:
%2</translation>
        </message>
    </context>
    <context>
        <name>packhouse::HttpsDialog</name>
        <message>
            <source>Serve https as well as http</source>
            <translation>Neben http auch https anbieten</translation>
        </message>
        <message>
            <source>Secure connections</source>
            <translation>Sichere Verbindungen</translation>
        </message>
        <message>
            <source>This computer signs its own certificate. Clients refuse it until they trust its certificate authority; once is enough.</source>
            <translation>Dieser Rechner unterschreibt sein Zertifikat selbst. Clients lehnen es ab, bis sie seiner Zertifizierungsstelle vertrauen; einmal genügt.</translation>
        </message>
        <message>
            <source>How to trust it</source>
            <translation>So wird ihm vertraut</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>The registry is being started again…</source>
            <translation>Die Registry wird neu gestartet …</translation>
        </message>
        <message>
            <source>Clients reach it at %1</source>
            <translation>Clients erreichen sie unter %1</translation>
        </message>
        <message>
            <source>Only http is served: what is sent over a network can be read there.</source>
            <translation>Es gibt nur http: Was über ein Netz geht, kann dort mitgelesen werden.</translation>
        </message>
        <message>
            <source>The certificate authority is made when https is switched on.</source>
            <translation>Die Zertifizierungsstelle entsteht, wenn https eingeschaltet wird.</translation>
        </message>
        <message>
            <source>The certificate authority is %1. Whoever holds the key beside it can sign for any host, so let nobody read it.</source>
            <translation>Die Zertifizierungsstelle ist %1. Wer den Schlüssel daneben hat, kann für jeden Rechner unterschreiben; lassen Sie ihn niemanden lesen.</translation>
        </message>
    </context>
    <context>
        <name>packhouse::InlineMessage</name>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
    </context>
    <context>
        <name>packhouse::IssueTokenDialog</name>
        <message>
            <source>New token</source>
            <translation>Neues Token</translation>
        </message>
        <message>
            <source>It lets a client reach %1 with the rights you choose.</source>
            <translation>Damit erreicht ein Client %1 mit den Rechten, die Sie wählen.</translation>
        </message>
        <message>
            <source>Rotate %1</source>
            <translation>%1 erneuern</translation>
        </message>
        <message>
            <source>A new token with the same reach and rights. The old one works until you are done here, so that you can put the new one in its place first.</source>
            <translation>Ein neues Token mit gleicher Reichweite und gleichen Rechten. Das alte gilt, bis Sie hier fertig sind, damit Sie zuerst das neue einsetzen können.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Create token</source>
            <translation>Token anlegen</translation>
        </message>
        <message>
            <source>What it is for, such as ci-web</source>
            <translation>Wofür es ist, etwa ci-web</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Reaches</source>
            <translation>Erreicht</translation>
        </message>
        <message>
            <source>May</source>
            <translation>Darf</translation>
        </message>
        <message>
            <source>Expires</source>
            <translation>Läuft ab</translation>
        </message>
        <message>
            <source>May %1</source>
            <translation>Darf %1</translation>
        </message>
        <message>
            <source>Expires on</source>
            <translation>Läuft ab am</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nie</translation>
        </message>
        <message>
            <source>Never expires</source>
            <translation>Läuft nie ab</translation>
        </message>
        <message>
            <source>Secret of the new token</source>
            <translation>Geheimnis des neuen Tokens</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Show the secret</source>
            <translation>Das Geheimnis zeigen</translation>
        </message>
        <message>
            <source>Copy the secret</source>
            <translation>Das Geheimnis kopieren</translation>
        </message>
        <message>
            <source>Keep in keychain</source>
            <translation>Im Schlüsselbund aufbewahren</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>Verbergen</translation>
        </message>
        <message>
            <source>Hide the secret</source>
            <translation>Das Geheimnis verbergen</translation>
        </message>
        <message>
            <source>Copied. The clipboard is cleared in %1 s.</source>
            <translation>Kopiert. Die Zwischenablage wird in %1 s geleert.</translation>
        </message>
        <message>
            <source>The clipboard was cleared.</source>
            <translation>Die Zwischenablage wurde geleert.</translation>
        </message>
        <message>
            <source>everything here</source>
            <translation>alles hier</translation>
        </message>
        <message>
            <source>Revoke the old %1 when done</source>
            <translation>Das alte %1 danach widerrufen</translation>
        </message>
        <message>
            <source>Create the new token</source>
            <translation>Das neue Token anlegen</translation>
        </message>
        <message>
            <source>A token that never expires</source>
            <translation>Ein Token, das nie abläuft,</translation>
        </message>
        <message>
            <source>works for whoever finds it, until somebody remembers to revoke it.</source>
            <translation>dient jedem, der es findet, bis jemand daran denkt, es zu widerrufen.</translation>
        </message>
        <message>
            <source>Token %1</source>
            <translation>Token %1</translation>
        </message>
        <message>
            <source>This is the only time its secret is shown. Packhouse itself keeps a hash of it.</source>
            <translation>Sein Geheimnis wird nur dieses eine Mal gezeigt. Packhouse selbst behält einen Hash davon.</translation>
        </message>
        <message>
            <source>There is no keychain to keep secrets in.</source>
            <translation>Es gibt keinen Schlüsselbund für Geheimnisse.</translation>
        </message>
        <message>
            <source>%1 Copy the secret now.</source>
            <translation>%1 Kopieren Sie das Geheimnis jetzt.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>The secret was neither copied nor kept.</source>
            <translation>Das Geheimnis wurde weder kopiert noch aufbewahrt.</translation>
        </message>
        <message>
            <source>When this closes nobody can see it again. Press Done again if that is fine.</source>
            <translation>Wenn dies schließt, kann es niemand mehr sehen. Drücken Sie erneut Fertig, wenn das recht ist.</translation>
        </message>
    </context>
    <context>
        <name>packhouse::JobModel</name>
        <message>
            <source>Job</source>
            <translation>Auftrag</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
    </context>
    <context>
        <name>packhouse::JobStatus</name>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Cancel the running job</source>
            <translation>Den laufenden Auftrag abbrechen</translation>
        </message>
        <message>
            <source>%1 (and %2 more)</source>
            <translation>%1 (und %2 weitere)</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ListPage</name>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message>
            <source>This list could not be read</source>
            <translation>Diese Liste konnte nicht gelesen werden</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
    </context>
    <context>
        <name>packhouse::MainWindow</name>
        <message>
            <source>Show the page %1</source>
            <translation>Die Seite %1 zeigen</translation>
        </message>
        <message>
            <source>There is no registry.</source>
            <translation>Es gibt keine Registry.</translation>
        </message>
        <message>
            <source>Drop to publish to %1.
Nothing is sent before you have seen what will be.</source>
            <translation>Zum Veröffentlichen in %1 hier ablegen.
Nichts wird gesendet, bevor Sie gesehen haben, was.</translation>
        </message>
    </context>
    <context>
        <name>packhouse::NewProjectDialog</name>
        <message>
            <source>New project</source>
            <translation>Neues Projekt</translation>
        </message>
        <message>
            <source>Packages belong to a project; projects are gathered in groups, such as acme/web. Groups that do not exist yet are made too.</source>
            <translation>Pakete gehören zu einem Projekt; Projekte sind in Gruppen versammelt, etwa acme/web. Gruppen, die es noch nicht gibt, werden mit angelegt.</translation>
        </message>
        <message>
            <source>group/project</source>
            <translation>gruppe/projekt</translation>
        </message>
        <message>
            <source>Path of the project</source>
            <translation>Pfad des Projekts</translation>
        </message>
        <message>
            <source>Private: only with a token</source>
            <translation>Privat: nur mit Token</translation>
        </message>
        <message>
            <source>Public: anyone who reaches this computer may read</source>
            <translation>Öffentlich: Wer diesen Rechner erreicht, darf lesen</translation>
        </message>
        <message>
            <source>Who may read</source>
            <translation>Wer darf lesen</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>Pfad</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Create project</source>
            <translation>Projekt anlegen</translation>
        </message>
    </context>
    <context>
        <name>packhouse::OverviewTab</name>
        <message>
            <source>by the type's default</source>
            <translation>nach Vorgabe des Typs</translation>
        </message>
        <message>
            <source>set for the instance</source>
            <translation>festgelegt für die Instanz</translation>
        </message>
        <message>
            <source>set for %1</source>
            <translation>festgelegt für %1</translation>
        </message>
        <message>
            <source>off, %1</source>
            <translation>aus, %1</translation>
        </message>
        <message>
            <source>sends clients to the public registry, %1</source>
            <translation>schickt Clients zur öffentlichen Registry, %1</translation>
        </message>
        <message>
            <source>fetched from the public registry, %1</source>
            <translation>von der öffentlichen Registry geholt, %1</translation>
        </message>
        <message>
            <source>fetched from the public registry and kept, %1</source>
            <translation>von der öffentlichen Registry geholt und behalten, %1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Veröffentlicht</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Published by</source>
            <translation>Veröffentlicht von</translation>
        </message>
        <message>
            <source>Downloads</source>
            <translation>Abrufe</translation>
        </message>
        <message>
            <source>Last downloaded</source>
            <translation>Zuletzt abgerufen</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>%1, all versions %2</source>
            <translation>%1, alle Versionen %2</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <source>Used here by</source>
            <translation>Hier verwendet von</translation>
        </message>
        <message>
            <source>Reserved</source>
            <translation>Reserviert</translation>
        </message>
        <message>
            <source>since %1: %2</source>
            <translation>seit %1: %2</translation>
        </message>
        <message>
            <source>Forwarding</source>
            <translation>Weiterleitung</translation>
        </message>
        <message>
            <source>Duplicates</source>
            <translation>Duplikate</translation>
        </message>
        <message>
            <source>allowed</source>
            <translation>erlaubt</translation>
        </message>
        <message>
            <source>not allowed</source>
            <translation>nicht erlaubt</translation>
        </message>
    </context>
    <context>
        <name>packhouse::PackageTableModel</name>
        <message>
            <source>1 duplicate</source>
            <translation>1 Duplikat</translation>
        </message>
        <message numerus="yes">
            <source>%n duplicates</source>
            <translation>
                <numerusform>%n Duplikat</numerusform>
                <numerusform>%n Duplikate</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message>
            <source>File names that one version stores more than once</source>
            <translation>Dateinamen, die eine Version mehr als einmal speichert</translation>
        </message>
        <message>
            <source>The registry cannot sort by this column.</source>
            <translation>Die Registry kann nicht nach dieser Spalte sortieren.</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>Paket</translation>
        </message>
        <message>
            <source>Latest</source>
            <translation>Neueste</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Duplicates</source>
            <translation>Duplikate</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>Gefährdung</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Veröffentlicht</translation>
        </message>
    </context>
    <context>
        <name>packhouse::PackagesView</name>
        <message>
            <source>Packages</source>
            <translation>Pakete</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Nothing matches</source>
            <translation>Nichts passt</translation>
        </message>
        <message>
            <source>No package here has that in its name, version or hash.</source>
            <translation>Kein Paket hier hat das im Namen, in der Version oder im Hash.</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>No packages here</source>
            <translation>Keine Pakete hier</translation>
        </message>
        <message>
            <source>Make a project first</source>
            <translation>Legen Sie zuerst ein Projekt an</translation>
        </message>
        <message>
            <source>Packages belong to a project, such as acme/web. Then drop package files on this window, or point a client here.</source>
            <translation>Pakete gehören zu einem Projekt, etwa acme/web. Legen Sie danach Paketdateien auf diesem Fenster ab oder richten Sie einen Client hierher.</translation>
        </message>
        <message>
            <source>Packages belong to a project, and there is none that you may see. Ask the owner of %1 for one.</source>
            <translation>Pakete gehören zu einem Projekt, und es gibt keines, das Sie sehen dürfen. Bitten Sie den Besitzer von %1 um eines.</translation>
        </message>
        <message>
            <source>New project…</source>
            <translation>Neues Projekt …</translation>
        </message>
        <message>
            <source>No packages yet</source>
            <translation>Noch keine Pakete</translation>
        </message>
        <message>
            <source>Drop files on this window to publish them, or point a client here: the Registry menu copies the address.</source>
            <translation>Legen Sie Dateien zum Veröffentlichen auf diesem Fenster ab oder richten Sie einen Client hierher: Das Menü Registry kopiert die Adresse.</translation>
        </message>
        <message>
            <source>Publish…</source>
            <translation>Veröffentlichen …</translation>
        </message>
    </context>
    <context>
        <name>packhouse::PublishDelegate</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
    </context>
    <context>
        <name>packhouse::PublishDialog</name>
        <message>
            <source>Publish all files to</source>
            <translation>Alle Dateien veröffentlichen in</translation>
        </message>
        <message>
            <source>Add files…</source>
            <translation>Dateien hinzufügen …</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>Auslassen</translation>
        </message>
        <message>
            <source>Take the chosen files off this list (Delete)</source>
            <translation>Die gewählten Dateien von der Liste nehmen (Entf)</translation>
        </message>
        <message>
            <source>All to</source>
            <translation>Alle nach</translation>
        </message>
        <message>
            <source>Files to publish</source>
            <translation>Zu veröffentlichende Dateien</translation>
        </message>
        <message>
            <source>Show in list when done</source>
            <translation>Danach in der Liste zeigen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Veröffentlichen</translation>
        </message>
        <message>
            <source>as in the list</source>
            <translation>wie in der Liste</translation>
        </message>
        <message>
            <source>Publish files</source>
            <translation>Dateien veröffentlichen</translation>
        </message>
        <message>
            <source>Publish 1 file</source>
            <translation>1 Datei veröffentlichen</translation>
        </message>
        <message>
            <source>Publish %1 files</source>
            <translation>%1 Dateien veröffentlichen</translation>
        </message>
        <message>
            <source>%1 to %2. Each file is opened to read its name and version; what its contents do not say can be typed.</source>
            <translation>%1 nach %2. Jede Datei wird geöffnet, um Namen und Version zu lesen; was ihr Inhalt nicht sagt, kann eingetippt werden.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>There is no project to publish to</source>
            <translation>Es gibt kein Projekt zum Veröffentlichen</translation>
        </message>
        <message>
            <source>Packages belong to a project, such as acme/web.</source>
            <translation>Pakete gehören zu einem Projekt, etwa acme/web.</translation>
        </message>
        <message>
            <source>Packages belong to a project, such as acme/web. Your files wait here until there is one.</source>
            <translation>Pakete gehören zu einem Projekt, etwa acme/web. Ihre Dateien warten hier, bis es eines gibt.</translation>
        </message>
        <message>
            <source>Ask the owner of %1 for a project that you may publish to.</source>
            <translation>Bitten Sie den Besitzer von %1 um ein Projekt, in dem Sie veröffentlichen dürfen.</translation>
        </message>
        <message>
            <source>Create a project…</source>
            <translation>Projekt anlegen …</translation>
        </message>
        <message>
            <source>Drop package files here</source>
            <translation>Paketdateien hier ablegen</translation>
        </message>
        <message>
            <source>Nothing is sent before you have seen what will be.</source>
            <translation>Nichts wird gesendet, bevor Sie gesehen haben, was.</translation>
        </message>
        <message>
            <source>Choose files…</source>
            <translation>Dateien wählen …</translation>
        </message>
        <message>
            <source>%1 files were left out.</source>
            <translation>%1 Dateien wurden ausgelassen.</translation>
        </message>
        <message>
            <source>At most %1 files are published at once. Publish these, then the others.</source>
            <translation>Höchstens %1 Dateien werden auf einmal veröffentlicht. Veröffentlichen Sie diese, dann die anderen.</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Erneut prüfen</translation>
        </message>
        <message>
            <source>1 file cannot be published: %1.</source>
            <translation>1 Datei kann nicht veröffentlicht werden: %1.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>The others say why when you point at them.</source>
            <translation>Die anderen sagen warum, wenn Sie auf sie zeigen.</translation>
        </message>
        <message>
            <source>%1 files cannot be published.</source>
            <translation>%1 Dateien können nicht veröffentlicht werden.</translation>
        </message>
        <message>
            <source>Choose package files</source>
            <translation>Paketdateien wählen</translation>
        </message>
    </context>
    <context>
        <name>packhouse::PublishModel</name>
        <message>
            <source>It is a folder.</source>
            <translation>Es ist ein Ordner.</translation>
        </message>
        <message>
            <source>Add the files in it instead.</source>
            <translation>Fügen Sie stattdessen die Dateien darin hinzu.</translation>
        </message>
        <message>
            <source>The same file is in the list twice. Leave one out.</source>
            <translation>Dieselbe Datei steht zweimal in der Liste. Lassen Sie eine aus.</translation>
        </message>
        <message>
            <source>opening…</source>
            <translation>wird geöffnet …</translation>
        </message>
        <message>
            <source>cannot be published</source>
            <translation>kann nicht veröffentlicht werden</translation>
        </message>
        <message>
            <source>checking…</source>
            <translation>wird geprüft …</translation>
        </message>
        <message>
            <source>could not check</source>
            <translation>nicht prüfbar</translation>
        </message>
        <message>
            <source>name needed</source>
            <translation>Name fehlt</translation>
        </message>
        <message>
            <source>project needed</source>
            <translation>Projekt fehlt</translation>
        </message>
        <message>
            <source>version needed</source>
            <translation>Version fehlt</translation>
        </message>
        <message>
            <source>twice in this list</source>
            <translation>zweimal in dieser Liste</translation>
        </message>
        <message>
            <source>same package</source>
            <translation>dasselbe Paket</translation>
        </message>
        <message>
            <source>choose…</source>
            <translation>wählen …</translation>
        </message>
        <message>
            <source>choose… ▾</source>
            <translation>wählen … ▾</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>Paket</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Nach</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Prüfung</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ReachView</name>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>yes: %1</source>
            <translation>ja: %1</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>not stated</source>
            <translation>nicht angegeben</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ReadmeView</name>
        <message>
            <source>Read-me</source>
            <translation>Liesmich</translation>
        </message>
    </context>
    <context>
        <name>packhouse::RemoteDialog</name>
        <message>
            <source>Add a remote</source>
            <translation>Remote hinzufügen</translation>
        </message>
        <message>
            <source>A registry that speaks the GitLab API. Its packages are shown beside your own.</source>
            <translation>Eine Registry mit der GitLab-API. Ihre Pakete erscheinen neben Ihren eigenen.</translation>
        </message>
        <message>
            <source>Address of the registry</source>
            <translation>Adresse der Registry</translation>
        </message>
        <message>
            <source>Name in the sidebar</source>
            <translation>Name in der Seitenleiste</translation>
        </message>
        <message>
            <source>The host's name</source>
            <translation>Der Name des Rechners</translation>
        </message>
        <message>
            <source>Projects and groups to show</source>
            <translation>Zu zeigende Projekte und Gruppen</translation>
        </message>
        <message>
            <source>All that the token reaches</source>
            <translation>Alles, was das Token erreicht</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>Token</translation>
        </message>
        <message>
            <source>None: only what is public</source>
            <translation>Keines: nur Öffentliches</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Only these</source>
            <translation>Nur diese</translation>
        </message>
        <message>
            <source>No token can be kept.</source>
            <translation>Kein Token kann aufbewahrt werden.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Add remote</source>
            <translation>Remote hinzufügen</translation>
        </message>
        <message>
            <source>Settings of %1</source>
            <translation>Einstellungen von %1</translation>
        </message>
        <message>
            <source>What is changed here changes nothing in the registry itself.</source>
            <translation>Was hier geändert wird, ändert nichts in der Registry selbst.</translation>
        </message>
        <message>
            <source>As it is</source>
            <translation>Wie es ist</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Von der Liste nehmen</translation>
        </message>
        <message>
            <source>Its token is removed from the keychain.</source>
            <translation>Ihr Token wird aus dem Schlüsselbund entfernt.</translation>
        </message>
        <message>
            <source>Its packages stay where they are, and so do the copies in its trash folder. Press the button again to take it off the list.</source>
            <translation>Ihre Pakete bleiben, wo sie sind, ebenso die Kopien in ihrem Papierkorbordner. Drücken Sie die Schaltfläche noch einmal, um sie von der Liste zu nehmen.</translation>
        </message>
        <message>
            <source>This is not the address of a registry.</source>
            <translation>Das ist nicht die Adresse einer Registry.</translation>
        </message>
        <message>
            <source>Type one that begins with https://, without /api/v4.</source>
            <translation>Geben Sie eine ein, die mit https:// beginnt, ohne /api/v4.</translation>
        </message>
        <message>
            <source>The address holds a user name or a password.</source>
            <translation>Die Adresse enthält einen Benutzernamen oder ein Passwort.</translation>
        </message>
        <message>
            <source>Type the token into its own field: it goes to the keychain.</source>
            <translation>Tippen Sie das Token in sein eigenes Feld: Es kommt in den Schlüsselbund.</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ScopeTreeModel</name>
        <message>
            <source>This computer</source>
            <translation>Dieser Rechner</translation>
        </message>
        <message>
            <source>Remote</source>
            <translation>Entfernt</translation>
        </message>
        <message>
            <source>Workspace</source>
            <translation>Arbeitsbereich</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>Instanz</translation>
        </message>
        <message>
            <source>offline</source>
            <translation>offline</translation>
        </message>
        <message>
            <source>read only</source>
            <translation>nur lesbar</translation>
        </message>
    </context>
    <context>
        <name>packhouse::ShortcutsDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>packhouse::Sidebar</name>
        <message>
            <source>Registries and workspace</source>
            <translation>Registrys und Arbeitsbereich</translation>
        </message>
    </context>
    <context>
        <name>packhouse::SnippetBox</name>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>%1 kopieren</translation>
        </message>
    </context>
    <context>
        <name>packhouse::TokensPage</name>
        <message>
            <source>Tokens</source>
            <translation>Tokens</translation>
        </message>
        <message>
            <source>Secrets stay in the system keychain. This list holds none.</source>
            <translation>Geheimnisse bleiben im Schlüsselbund des Systems. Diese Liste enthält keine.</translation>
        </message>
        <message>
            <source>New token…</source>
            <translation>Neues Token …</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Registry or scope</source>
            <translation>Registry oder Bereich</translation>
        </message>
        <message>
            <source>May</source>
            <translation>Darf</translation>
        </message>
        <message>
            <source>Works with</source>
            <translation>Geht mit</translation>
        </message>
        <message>
            <source>Expires</source>
            <translation>Läuft ab</translation>
        </message>
        <message>
            <source>Last used</source>
            <translation>Zuletzt benutzt</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Copy for a client ▾</source>
            <translation>Für einen Client kopieren ▾</translation>
        </message>
        <message>
            <source>Test now</source>
            <translation>Jetzt testen</translation>
        </message>
        <message>
            <source>Rotate…</source>
            <translation>Erneuern …</translation>
        </message>
        <message>
            <source>Revoke…</source>
            <translation>Widerrufen …</translation>
        </message>
        <message>
            <source>The tokens of %1 cannot be shown</source>
            <translation>Die Tokens von %1 können nicht gezeigt werden</translation>
        </message>
        <message>
            <source>No tokens yet</source>
            <translation>Noch keine Tokens</translation>
        </message>
        <message>
            <source>Clients such as npm or pip prove with a token that they may read or publish.</source>
            <translation>Clients wie npm oder pip weisen mit einem Token nach, dass sie lesen oder veröffentlichen dürfen.</translation>
        </message>
        <message>
            <source>revoked</source>
            <translation>widerrufen</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>abgelaufen</translation>
        </message>
        <message>
            <source>expires soon</source>
            <translation>läuft bald ab</translation>
        </message>
        <message>
            <source>never expires</source>
            <translation>läuft nie ab</translation>
        </message>
        <message>
            <source>could not check</source>
            <translation>nicht prüfbar</translation>
        </message>
        <message>
            <source>in keychain</source>
            <translation>im Schlüsselbund</translation>
        </message>
        <message>
            <source>not in keychain</source>
            <translation>nicht im Schlüsselbund</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>beendet</translation>
        </message>
        <message>
            <source>today</source>
            <translation>heute</translation>
        </message>
        <message>
            <source>tomorrow</source>
            <translation>morgen</translation>
        </message>
        <message>
            <source>in %1 days</source>
            <translation>in %1 Tagen</translation>
        </message>
        <message>
            <source>Where %1 works</source>
            <translation>Wo %1 gilt</translation>
        </message>
        <message>
            <source>Where %1 worked</source>
            <translation>Wo %1 galt</translation>
        </message>
        <message>
            <source>Only a token whose secret is in the keychain can be tested.</source>
            <translation>Nur ein Token, dessen Geheimnis im Schlüsselbund ist, kann getestet werden.</translation>
        </message>
        <message>
            <source>There is no keychain on this computer that Packhouse can use.</source>
            <translation>Auf diesem Rechner gibt es keinen Schlüsselbund, den Packhouse verwenden kann.</translation>
        </message>
        <message>
            <source>%1 New secrets are shown once and kept nowhere.</source>
            <translation>%1 Neue Geheimnisse werden einmal gezeigt und nirgends aufbewahrt.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Copy for %1 ▾</source>
            <translation>Für %1 kopieren ▾</translation>
        </message>
        <message>
            <source>Copy the settings of a client</source>
            <translation>Die Einstellungen eines Clients kopieren</translation>
        </message>
        <message>
            <source>Copied without the secret, which is not in the keychain.</source>
            <translation>Ohne das Geheimnis kopiert, das nicht im Schlüsselbund ist.</translation>
        </message>
        <message>
            <source>Put it in the place of TOKEN.</source>
            <translation>Setzen Sie es an die Stelle von TOKEN.</translation>
        </message>
        <message>
            <source>Copied with the secret.</source>
            <translation>Mit dem Geheimnis kopiert.</translation>
        </message>
        <message>
            <source>The clipboard is cleared in %1 s.</source>
            <translation>Die Zwischenablage wird in %1 s geleert.</translation>
        </message>
        <message>
            <source>Revoke %1</source>
            <translation>%1 widerrufen</translation>
        </message>
        <message>
            <source>Revoke %1?</source>
            <translation>%1 widerrufen?</translation>
        </message>
        <message>
            <source>Whoever uses it is refused from now on. This cannot be taken back; its secret is removed from the keychain too.</source>
            <translation>Wer es benutzt, wird ab jetzt abgewiesen. Das lässt sich nicht zurücknehmen; sein Geheimnis wird auch aus dem Schlüsselbund entfernt.</translation>
        </message>
        <message>
            <source>Revoke</source>
            <translation>Widerrufen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Asking %1…</source>
            <translation>%1 wird gefragt …</translation>
        </message>
        <message>
            <source>It works.</source>
            <translation>Es gilt.</translation>
        </message>
    </context>
    <context>
        <name>packhouse::TrashPage</name>
        <message>
            <source>until deleted for good</source>
            <translation>bis zur endgültigen Löschung</translation>
        </message>
        <message>
            <source>1 day</source>
            <translation>1 Tag</translation>
        </message>
        <message>
            <source>%1 days</source>
            <translation>%1 Tage</translation>
        </message>
        <message>
            <source>Trash</source>
            <translation>Papierkorb</translation>
        </message>
        <message>
            <source>Deleted versions stay here until they are restored or their time is up.</source>
            <translation>Gelöschte Versionen bleiben hier, bis sie wiederhergestellt werden oder ihre Zeit um ist.</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>Paket</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Deleted</source>
            <translation>Gelöscht</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>Kept for</source>
            <translation>Bleibt noch</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Delete for good…</source>
            <translation>Endgültig löschen …</translation>
        </message>
        <message>
            <source>The trash cannot be shown</source>
            <translation>Der Papierkorb kann nicht gezeigt werden</translation>
        </message>
        <message>
            <source>The trash is empty</source>
            <translation>Der Papierkorb ist leer</translation>
        </message>
        <message>
            <source>What is deleted comes here first and can be restored with its hashes unchanged.</source>
            <translation>Was gelöscht wird, kommt zuerst hierher und kann mit unveränderten Hashes wiederhergestellt werden.</translation>
        </message>
        <message>
            <source>Restore %1 versions</source>
            <translation>%1 Versionen wiederherstellen</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>%1 versions</source>
            <translation>%1 Versionen</translation>
        </message>
        <message>
            <source>Delete %1 for good?</source>
            <translation>%1 endgültig löschen?</translation>
        </message>
        <message>
            <source>The bytes are removed from this computer. Nobody can bring them back. The name stays reserved where it was.</source>
            <translation>Die Bytes werden von diesem Rechner entfernt. Niemand kann sie zurückholen. Der Name bleibt reserviert, wo er es war.</translation>
        </message>
        <message>
            <source>delete %1 versions</source>
            <translation>%1 Versionen löschen</translation>
        </message>
        <message>
            <source>Delete for good</source>
            <translation>Endgültig löschen</translation>
        </message>
    </context>
    <context>
        <name>packhouse::UndoBar</name>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
    </context>
    <context>
        <name>packhouse::UseTab</name>
        <message>
            <source>There are no instructions for this package type yet.</source>
            <translation>Für diesen Pakettyp gibt es noch keine Anleitung.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>packhouse::VersionListModel</name>
        <message>
            <source>hidden</source>
            <translation>verborgen</translation>
        </message>
        <message>
            <source>processing</source>
            <translation>in Arbeit</translation>
        </message>
        <message>
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>in the trash</source>
            <translation>im Papierkorb</translation>
        </message>
        <message>
            <source>deprecated</source>
            <translation>veraltet</translation>
        </message>
        <message>
            <source>%1 by %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Downloads</source>
            <translation>Abrufe</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Veröffentlicht</translation>
        </message>
    </context>
    <context>
        <name>packhouse::VersionsTab</name>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
    </context>
    <context>
        <name>packhouse::WindowParts</name>
        <message>
            <source>&amp;New project…</source>
            <translation>&amp;Neues Projekt …</translation>
        </message>
        <message>
            <source>Make a project, and the groups above it</source>
            <translation>Ein Projekt und die Gruppen darüber anlegen</translation>
        </message>
        <message>
            <source>&amp;Add a remote…</source>
            <translation>Remote &amp;hinzufügen …</translation>
        </message>
        <message>
            <source>Show the packages of another registry in the same window</source>
            <translation>Die Pakete einer anderen Registry im selben Fenster zeigen</translation>
        </message>
        <message>
            <source>&amp;Settings of this remote…</source>
            <translation>&amp;Einstellungen dieses Remotes …</translation>
        </message>
        <message>
            <source>Change the address or the token of the remote that is shown, or take it off the list</source>
            <translation>Adresse oder Token des gezeigten Remotes ändern oder es von der Liste nehmen</translation>
        </message>
        <message>
            <source>Secure &amp;connections (https)…</source>
            <translation>&amp;Sichere Verbindungen (https) …</translation>
        </message>
        <message>
            <source>Serve https too, and see how clients come to trust it</source>
            <translation>Auch https anbieten und sehen, wie Clients ihm vertrauen</translation>
        </message>
        <message>
            <source>Publish files</source>
            <translation>Dateien veröffentlichen</translation>
        </message>
        <message>
            <source>%1 was moved to the Trash.</source>
            <translation>%1 wurde in den Papierkorb verschoben.</translation>
        </message>
        <message>
            <source>%1 packages were moved to the Trash.</source>
            <translation>%1 Pakete wurden in den Papierkorb verschoben.</translation>
        </message>
        <message>
            <source>The registry accepts it and knows it as %1.</source>
            <translation>Die Registry nimmt es an und kennt es als %1.</translation>
        </message>
        <message>
            <source>The registry refuses this token.</source>
            <translation>Die Registry lehnt dieses Token ab.</translation>
        </message>
        <message>
            <source>It has expired or was revoked; make a new one.</source>
            <translation>Es ist abgelaufen oder wurde widerrufen; legen Sie ein neues an.</translation>
        </message>
        <message>
            <source>The registry did not answer.</source>
            <translation>Die Registry hat nicht geantwortet.</translation>
        </message>
        <message>
            <source>Look at the registry's state at the foot of the window.</source>
            <translation>Sehen Sie unten im Fenster nach dem Zustand der Registry.</translation>
        </message>
    </context>
</TS>
