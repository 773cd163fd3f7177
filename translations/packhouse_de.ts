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
    <message>
        <source>Changed a setting</source>
        <translation>Einstellung geändert</translation>
    </message>
    <message>
        <source>Removed a setting</source>
        <translation>Einstellung entfernt</translation>
    </message>
    <message>
        <source>Restored a file</source>
        <translation>Datei wiederhergestellt</translation>
    </message>
    <message>
        <source>Changed a version</source>
        <translation>Version geändert</translation>
    </message>
    <message>
        <source>Began a new journal</source>
        <translation>Neues Journal begonnen</translation>
    </message>
    <message>
        <source>Accepted the database</source>
        <translation>Datenbank angenommen</translation>
    </message>
    <message>
        <source>Let the name be forwarded</source>
        <translation>Weiterleitung des Namens zugelassen</translation>
    </message>
    <message>
        <source>Kept the name for some groups only</source>
        <translation>Namen nur für einige Gruppen behalten</translation>
    </message>
    <message>
        <source>Shared the name with another group</source>
        <translation>Den Namen mit einer anderen Gruppe geteilt</translation>
    </message>
    <message>
        <source>Shares the name with another group no longer</source>
        <translation>Teilt den Namen nicht mehr mit einer anderen Gruppe</translation>
    </message>
    <message>
        <source>Said yes to an upstream</source>
        <translation>Einem Upstream zugestimmt</translation>
    </message>
    <message>
        <source>Took back the yes to an upstream</source>
        <translation>Die Zustimmung zu einem Upstream zurückgenommen</translation>
    </message>
    <message>
        <source>Took back a change</source>
        <translation>Änderung zurückgenommen</translation>
    </message>
    <message>
        <source>Took a change back</source>
        <translation>Änderung zurückgenommen</translation>
    </message>
    <message>
        <source>Deprecated a version</source>
        <translation>Version als veraltet markiert</translation>
    </message>
    <message>
        <source>Yanked a version</source>
        <translation>Version zurückgezogen (Yank)</translation>
    </message>
    <message>
        <source>Unlisted a version</source>
        <translation>Version aus den Listen genommen</translation>
    </message>
    <message>
        <source>Hid a version</source>
        <translation>Version verborgen</translation>
    </message>
    <message>
        <source>Offered a version again</source>
        <translation>Version wieder angeboten</translation>
    </message>
    <message>
        <source>Wrote a note on a version</source>
        <translation>Notiz zu einer Version geschrieben</translation>
    </message>
    <message>
        <source>Gave an address of its own</source>
        <translation>Eine eigene Adresse gegeben</translation>
    </message>
    <message>
        <source>Took an address away</source>
        <translation>Eine Adresse weggenommen</translation>
    </message>
    <message>
        <source>An address did not start</source>
        <translation>Eine Adresse ist nicht erreichbar</translation>
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
        <source>Filter packages in %1: name, version, hash, or type:npm scope:acme</source>
        <translation>Pakete filtern (%1): Name, Version, Hash oder type:npm scope:acme</translation>
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
        <source>Jobs are running</source>
        <translation>Aufträge laufen</translation>
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
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>Filter packages</source>
        <translation>Pakete filtern</translation>
    </message>
</context>
<context>
    <name>PackageCells</name>
    <message>
        <source>%1 package %2 in %3</source>
        <translation>%1-Paket %2 in %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
    <message>
        <source>header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>TokenTable</name>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
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
        <source>of a remote</source>
        <translation>eines Remotes</translation>
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
        <translation>Funktioniert mit</translation>
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
        <source>not looked up</source>
        <translation>nicht nachgesehen</translation>
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
</context>
<context>
    <name>VersionActs</name>
    <message>
        <source>Deprecate</source>
        <translation>Als veraltet markieren</translation>
    </message>
    <message>
        <source>Yank</source>
        <translation>Zurückziehen (Yank)</translation>
    </message>
    <message>
        <source>Unlist</source>
        <translation>Aus den Listen nehmen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>Wieder anbieten</translation>
    </message>
    <message>
        <source>Point a tag to it</source>
        <translation>Ein Tag darauf setzen</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Ein Tag entfernen</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Eine Notiz schreiben</translation>
    </message>
    <message>
        <source>Text for clients</source>
        <translation>Text für Clients</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Reason, if you like</source>
        <translation>Grund, wenn Sie mögen</translation>
    </message>
    <message>
        <source>%1 (note: %2)</source>
        <translation>%1 (Notiz: %2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
    <message>
        <source>ok</source>
        <translation>ok</translation>
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
    <message>
        <source>Filter the entries of the log that were read: who, what, to what</source>
        <translation>Gelesene Einträge des Protokolls filtern: wer, was, woran</translation>
    </message>
    <message>
        <source>Words: all of them, in an entry of the log. Entries that are not read yet are not looked through.</source>
        <translation>Wörter: alle davon, in einem Eintrag des Protokolls. Einträge, die noch nicht gelesen sind, werden nicht durchsucht.</translation>
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
        <source>The registry&apos;s latest entries do not name this package.</source>
        <translation>Die neuesten Einträge der Registry nennen dieses Paket nicht.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
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
    <name>packhouse::ChangeDialog</name>
    <message>
        <source>Nothing is deleted, and all of it can be taken back.</source>
        <translation>Es wird nichts gelöscht, und alles lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Nothing is deleted.</source>
        <translation>Es wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>Change all versions of %1</source>
        <translation>Alle Versionen von %1 ändern</translation>
    </message>
    <message>
        <source>Change %1 %2</source>
        <translation>%1 %2 ändern</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>There is nothing to change.</source>
        <translation>Es gibt nichts zu ändern.</translation>
    </message>
    <message>
        <source>All of it is so already.</source>
        <translation>Alles ist schon so.</translation>
    </message>
    <message>
        <source>no version</source>
        <translation>keine Version</translation>
    </message>
    <message>
        <source>%1, tag %2</source>
        <translation>%1, Tag %2</translation>
    </message>
    <message>
        <source>%1, latest for clients</source>
        <translation>%1, neueste für Clients</translation>
    </message>
</context>
<context>
    <name>packhouse::ChipBar</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>types</comment>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>packhouse::ClientsPanel</name>
    <message>
        <source>closed already</source>
        <translation>schon geschlossen</translation>
    </message>
    <message>
        <source>After this deletion</source>
        <translation>Nach diesem Löschen</translation>
    </message>
    <message>
        <source>What each client of this computer would get, by the configuration it has now, in a project without its own.</source>
        <translation>Was jeder Client dieses Computers bekäme, nach seiner jetzigen Konfiguration, in einem Projekt ohne eigene.</translation>
    </message>
    <message>
        <source>Show the setting…</source>
        <translation>Einstellung zeigen…</translation>
    </message>
    <message>
        <source>Client here</source>
        <translation>Client hier</translation>
    </message>
    <message>
        <source>Would get</source>
        <translation>Bekäme</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What closes it</source>
        <translation>Was es schließt</translation>
    </message>
    <message>
        <source>What each client of this computer would get after this deletion</source>
        <translation>Was jeder Client dieses Computers nach diesem Löschen bekäme</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1, für %2</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>Von: %1</translation>
    </message>
    <message>
        <source>What closes it: %1</source>
        <translation>Was es schließt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, for %n package(s)</source>
        <translation>
            <numerusform>%1, für %n Paket</numerusform>
            <numerusform>%1, für %n Pakete</numerusform>
        </translation>
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
    <message>
        <source>%1 (not now: %2)</source>
        <translation>%1 (jetzt nicht: %2)</translation>
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
    <name>packhouse::ControlSource</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
</context>
<context>
    <name>packhouse::CopyCommands</name>
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
        <source>There is no such text for this package type.</source>
        <translation>Für diesen Pakettyp gibt es keinen solchen Text.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
</context>
<context>
    <name>packhouse::DeletionDialog</name>
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
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
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
        <source>Chosen: %1</source>
        <translation>Gewählt: %1</translation>
    </message>
    <message>
        <source>Stop forwarding %1 everywhere</source>
        <translation>%1 nirgends mehr weiterleiten</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Reserve and delete for good</source>
        <translation>Reservieren und endgültig löschen</translation>
    </message>
    <message>
        <source>Stop forwarding and delete for good</source>
        <translation>Nicht mehr weiterleiten und endgültig löschen</translation>
    </message>
    <message>
        <source>Reserve, stop forwarding and delete for good</source>
        <translation>Reservieren, nicht mehr weiterleiten und endgültig löschen</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>In den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Reserve and move to Trash</source>
        <translation>Reservieren und in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Stop forwarding and move to Trash</source>
        <translation>Nicht mehr weiterleiten und in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Reserve, stop forwarding and move to Trash</source>
        <translation>Reservieren, nicht mehr weiterleiten und in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Delete from %1</source>
        <translation>Von %1 löschen</translation>
    </message>
    <message>
        <source>Reserve and delete from %1</source>
        <translation>Reservieren und von %1 löschen</translation>
    </message>
    <message>
        <source>Stop forwarding and delete from %1</source>
        <translation>Nicht mehr weiterleiten und von %1 löschen</translation>
    </message>
    <message>
        <source>Reserve, stop forwarding and delete from %1</source>
        <translation>Reservieren, nicht mehr weiterleiten und von %1 löschen</translation>
    </message>
    <message>
        <source>lowers the risk</source>
        <translation>senkt das Risiko</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Was gelöscht wird</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Packages that were looked at</source>
        <translation>Angesehene Pakete</translation>
    </message>
    <message>
        <source>Looked at %1 of %2 packages. Nothing is deleted yet.</source>
        <translation>%1 von %2 Paketen angesehen. Noch wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>all versions</source>
        <translation>alle Versionen</translation>
    </message>
    <message>
        <source>Packages by risk: %1 critical, %2 high, %3 medium, %4 low</source>
        <translation>Pakete nach Risiko: %1 kritisch, %2 hoch, %3 mittel, %4 niedrig</translation>
    </message>
    <message>
        <source>Delete %1, all versions?</source>
        <translation>%1 mit allen Versionen löschen?</translation>
    </message>
    <message>
        <source>Delete %1 %2?</source>
        <translation>%1 %2 löschen?</translation>
    </message>
    <message>
        <source>Delete all packages of the list?</source>
        <translation>Alle Pakete der Liste löschen?</translation>
    </message>
    <message>
        <source>%1, %2, %3, in %4</source>
        <translation>%1, %2, %3, in %4</translation>
    </message>
    <message>
        <source>%1 %2 (%3), in %4</source>
        <translation>%1 %2 (%3), in %4</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Yank instead…</source>
        <translation>Stattdessen zurückziehen …</translation>
    </message>
    <message>
        <source>Hide instead…</source>
        <translation>Stattdessen verbergen …</translation>
    </message>
    <message>
        <source>Unlist instead…</source>
        <translation>Stattdessen aus den Listen nehmen …</translation>
    </message>
    <message>
        <source>Deprecate instead…</source>
        <translation>Stattdessen als veraltet markieren …</translation>
    </message>
    <message>
        <source>It need not be deleted.</source>
        <translation>Gelöscht werden muss es nicht.</translation>
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
        <translation>Info</translation>
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
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Gefährdung</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Delete versions…</source>
        <translation>Versionen löschen …</translation>
    </message>
    <message>
        <source>Delete %1…</source>
        <translation>%1 löschen …</translation>
    </message>
    <message>
        <source>Reading about %1…</source>
        <translation>Über %1 wird gelesen …</translation>
    </message>
</context>
<context>
    <name>packhouse::DuplicateActs</name>
    <message>
        <source>Keep the newest…</source>
        <translation>Neueste behalten …</translation>
    </message>
    <message>
        <source>Delete this one…</source>
        <translation>Diese löschen …</translation>
    </message>
    <message>
        <source>Show in list</source>
        <translation>In der Liste zeigen</translation>
    </message>
    <message>
        <source>There is no newest of these: they may be different things. Whose the name is, is decided on the Exposure page.</source>
        <translation>Von diesen ist keines das neueste: Sie können Verschiedenes sein. Wem der Name gehört, wird auf der Seite „Gefährdung“ entschieden.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>The older ones can be deleted: who asks for the hash of one misses it then.</source>
        <translation>Die älteren können gelöscht werden: Nur wer nach der Prüfsumme einer davon fragt, vermisst sie dann.</translation>
    </message>
    <message>
        <source>Deleting one of them frees no room while another is left.</source>
        <translation>Eine davon zu löschen gibt keinen Platz frei, solange eine andere bleibt.</translation>
    </message>
    <message>
        <source>%1 in %2, published %3, SHA-256 %4</source>
        <translation>%1 in %2, veröffentlicht %3, SHA-256 %4</translation>
    </message>
</context>
<context>
    <name>packhouse::DuplicatesPage</name>
    <message>
        <source>same file name</source>
        <translation>gleicher Dateiname</translation>
    </message>
    <message>
        <source>same package name</source>
        <translation>gleicher Paketname</translation>
    </message>
    <message>
        <source>same bytes</source>
        <translation>gleiche Bytes</translation>
    </message>
    <message>
        <source>One version has several files of this name. Clients get the newest one.</source>
        <translation>Eine Version hat mehrere Dateien dieses Namens. Clients bekommen die neueste.</translation>
    </message>
    <message>
        <source>Several projects have a package of this name. Above them clients get it from the first that published it, or from the one that it was given to.</source>
        <translation>Mehrere Projekte haben ein Paket dieses Namens. Oberhalb von ihnen bekommen Clients es von dem, das es zuerst veröffentlicht hat, oder von dem, dem der Name gegeben wurde.</translation>
    </message>
    <message>
        <source>These files have the same content. It is stored once.</source>
        <translation>Diese Dateien haben denselben Inhalt. Er wird einmal gespeichert.</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256: %1</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>What is here more than once. Equal bytes are stored once.</source>
        <translation>Was hier mehr als einmal ist. Gleiche Bytes werden einmal gespeichert.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
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
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo es ist</translation>
    </message>
    <message>
        <source>Duplicates cannot be looked for here</source>
        <translation>Hier kann nicht nach Duplikaten gesucht werden</translation>
    </message>
    <message>
        <source>Nothing is here twice</source>
        <translation>Nichts ist hier doppelt</translation>
    </message>
    <message>
        <source>This page lists files of one name in a version, packages of one name in several projects, and equal bytes under several names.</source>
        <translation>Diese Seite zeigt Dateien eines Namens in einer Version, Pakete eines Namens in mehreren Projekten und gleiche Bytes unter mehreren Namen.</translation>
    </message>
    <message>
        <source>Delete all superseded…</source>
        <translation>Alle überholten löschen …</translation>
    </message>
    <message>
        <source>Free room…</source>
        <translation>Platz schaffen …</translation>
    </message>
    <message>
        <source>All files together have %1: %2 in packages, %3 in the trash, %4 kept of upstreams. On the disk each content lies once and takes %5, so storing equal bytes once saves %6.</source>
        <translation>Alle Dateien zusammen haben %1: %2 in Paketen, %3 im Papierkorb, %4 von vorgelagerten Registries aufgehoben. Auf der Platte liegt jeder Inhalt einmal und braucht %5; gleiche Bytes nur einmal abzulegen spart also %6.</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>get this one</source>
        <translation>bekommen diese</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>überholt</translation>
    </message>
    <message>
        <source>Filter the duplicates: name, kind, where</source>
        <translation>Duplikate filtern: Name, Art, Ort</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>%1 more are of files that are gone for good, and come free within a day.</source>
        <translation>%1 mehr gehören zu Dateien, die endgültig gelöscht sind, und werden binnen eines Tages frei.</translation>
    </message>
    <message>
        <source>%1 of %2 %3. %4</source>
        <translation>%1 von %2 %3. %4</translation>
    </message>
</context>
<context>
    <name>packhouse::EditCommands</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
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
        <source>Take back what this window did last</source>
        <translation>Zurücknehmen, was dieses Fenster zuletzt getan hat</translation>
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
</context>
<context>
    <name>packhouse::ExposureActs</name>
    <message>
        <source>the whole registry</source>
        <translation>die ganze Registry</translation>
    </message>
    <message>
        <source>Reserve name</source>
        <translation>Namen reservieren</translation>
    </message>
    <message>
        <source>Give the name to this project</source>
        <translation>Den Namen diesem Projekt geben</translation>
    </message>
    <message>
        <source>Let all of them serve it</source>
        <translation>Alle liefern es aus</translation>
    </message>
    <message>
        <source>Keep for its groups only</source>
        <translation>Nur für seine Gruppen behalten</translation>
    </message>
    <message>
        <source>Give the name up</source>
        <translation>Namen aufgeben</translation>
    </message>
    <message>
        <source>Stop forwarding</source>
        <translation>Nicht weiterleiten</translation>
    </message>
    <message>
        <source>Inherit forwarding</source>
        <translation>Weiterleitung erben</translation>
    </message>
    <message>
        <source>Takes back what was set there: what holds above it holds again.</source>
        <translation>Nimmt zurück, was dort gesetzt wurde: Es gilt wieder, was darüber gilt.</translation>
    </message>
    <message>
        <source>Reserve names</source>
        <translation>Namen reservieren</translation>
    </message>
    <message>
        <source>Reserve %1 for %2</source>
        <translation>%1 für %2 reservieren</translation>
    </message>
    <message>
        <source>Stop forwarding %1 everywhere</source>
        <translation>%1 nirgends mehr weiterleiten</translation>
    </message>
    <message>
        <source>Stop forwarding %1 for all of %2</source>
        <translation>%1 für ganz %2 nicht mehr weiterleiten</translation>
    </message>
    <message>
        <source>Let %1 inherit forwarding of %2</source>
        <translation>%1 soll die Weiterleitung von %2 wieder erben</translation>
    </message>
    <message>
        <source>Give the name to %1</source>
        <translation>Den Namen %1 geben</translation>
    </message>
    <message>
        <source>Of one version the first published, tags of the first project: %1</source>
        <translation>Von einer Version die zuerst veröffentlichte, Tags vom ersten Projekt: %1</translation>
    </message>
    <message>
        <source>Keep for %1 only</source>
        <translation>Nur für %1 behalten</translation>
    </message>
    <message>
        <source>Reserve %1</source>
        <translation>%1 reservieren</translation>
    </message>
    <message>
        <source>Chosen for %1</source>
        <translation>Gewählt für %1</translation>
    </message>
    <message>
        <source>Give %1 to %2</source>
        <translation>%1 an %2 geben</translation>
    </message>
    <message>
        <source>Let %1 serve %2</source>
        <translation>%1 dürfen %2 ausliefern</translation>
    </message>
    <message>
        <source>Keep %1 for its groups only</source>
        <translation>%1 nur für die eigenen Gruppen behalten</translation>
    </message>
    <message>
        <source>Give up %1</source>
        <translation>%1 aufgeben</translation>
    </message>
    <message>
        <source>Reserved: %1.</source>
        <translation>Reserviert: %1.</translation>
    </message>
    <message>
        <source>Kept for its groups only: %1.</source>
        <translation>Nur für die eigenen Gruppen behalten: %1.</translation>
    </message>
    <message>
        <source>Given up: %1.</source>
        <translation>Aufgegeben: %1.</translation>
    </message>
    <message>
        <source>%1 belongs to %2 now.</source>
        <translation>%1 gehört jetzt zu %2.</translation>
    </message>
    <message>
        <source>All of them serve %1 now.</source>
        <translation>Alle liefern %1 jetzt aus.</translation>
    </message>
    <message>
        <source>Requests of %1 are not forwarded for %2 any more.</source>
        <translation>Anfragen von %1 werden für %2 nicht mehr weitergeleitet.</translation>
    </message>
    <message>
        <source>What holds above %1 holds there again for forwarding of %2.</source>
        <translation>Was über %1 gilt, gilt dort wieder für die Weiterleitung von %2.</translation>
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
    <name>packhouse::ExposureCommands</name>
    <message>
        <source>Export the audit</source>
        <translation>Die Prüfung exportieren</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabelle für Tabellenprogramme (*.csv)</translation>
    </message>
    <message>
        <source>Findings for code scanners (*.sarif)</source>
        <translation>Befunde für Code-Scanner (*.sarif)</translation>
    </message>
    <message>
        <source>Everything, for programs (*.json)</source>
        <translation>Alles, für Programme (*.json)</translation>
    </message>
</context>
<context>
    <name>packhouse::ExposureModel</name>
    <message>
        <source>the whole registry</source>
        <translation>die ganze Registry</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>off, set for %1</source>
        <translation>aus, festgelegt für %1</translation>
    </message>
    <message>
        <source>kept from 0.1</source>
        <translation>von 0.1 übernommen</translation>
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
        <source>forwarded all the same</source>
        <translation>trotzdem weitergeleitet</translation>
    </message>
    <message>
        <source>for %1 and others</source>
        <translation>für %1 und andere</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>Reserved for the whole registry by version 0.1. No group has the name any more.</source>
        <translation>Von Version 0.1 für die ganze Registry reserviert. Keine Gruppe hat den Namen noch.</translation>
    </message>
    <message>
        <source>Reserved for the whole registry by version 0.1. These groups have the name: %1.</source>
        <translation>Von Version 0.1 für die ganze Registry reserviert. Diese Gruppen haben den Namen: %1.</translation>
    </message>
    <message>
        <source>Reserved for these groups too: %1.</source>
        <translation>Auch für diese Gruppen reserviert: %1.</translation>
    </message>
    <message>
        <source>name is free</source>
        <translation>Name ist frei</translation>
    </message>
    <message>
        <source>has the name</source>
        <translation>hat den Namen</translation>
    </message>
    <message>
        <source>name is held</source>
        <translation>Name ist gesperrt</translation>
    </message>
    <message>
        <source>could not check</source>
        <translation>nicht prüfbar</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>%1, asked %2</source>
        <translation>%1, gefragt am %2</translation>
    </message>
    <message>
        <source>Highest version there: %1, here: %2</source>
        <translation>Höchste Version dort: %1, hier: %2</translation>
    </message>
    <message>
        <source>There since %1, here since %2</source>
        <translation>Dort seit %1, hier seit %2</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s) are in both</source>
        <translation>
            <numerusform>%n Version ist in beiden</numerusform>
            <numerusform>%n Versionen sind in beiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with other bytes</source>
        <translation>
            <numerusform>%n mit anderen Bytes</numerusform>
            <numerusform>%n mit anderen Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>published here</source>
        <translation>hier veröffentlicht</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>foreign, %1</source>
        <translation>fremd, %1</translation>
    </message>
    <message>
        <source>imported as ours, %1</source>
        <translation>als eigenes importiert, %1</translation>
    </message>
    <message>
        <source>several: %1</source>
        <translation>mehreren: %1</translation>
    </message>
    <message>
        <source>%1, by hand</source>
        <translation>%1, von Hand</translation>
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
        <source>Belongs to</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Public registry</source>
        <translation>Öffentliche Registry</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Last download</source>
        <translation>Zuletzt geladen</translation>
    </message>
    <message>
        <source>Since the last audit</source>
        <translation>Seit der letzten Prüfung</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>zu entscheiden</translation>
    </message>
    <message>
        <source>Also in %1</source>
        <translation>Auch in %1</translation>
    </message>
    <message>
        <source>%1 package %2 in %3: %4.</source>
        <translation>%1-Paket %2 in %3: %4.</translation>
    </message>
    <message>
        <source>It needs a decision.</source>
        <translation>Es braucht eine Entscheidung.</translation>
    </message>
    <message>
        <source>Belongs to %1.</source>
        <translation>Gehört zu %1.</translation>
    </message>
    <message>
        <source>allowed by default</source>
        <translation>erlaubt (Vorgabe)</translation>
    </message>
    <message>
        <source>allowed, set for %1</source>
        <translation>erlaubt, festgelegt für %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Zu entscheiden</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>packhouse::ExposurePage</name>
    <message>
        <source>Exposure audit</source>
        <translation>Gefährdungsprüfung</translation>
    </message>
    <message>
        <source>Names that clients would get from a public registry instead of from here.</source>
        <translation>Namen, die Clients aus einer öffentlichen Registry statt von hier bekämen.</translation>
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
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>What matters most first</source>
        <translation>Das Wichtigste zuerst</translation>
    </message>
    <message>
        <source>By package</source>
        <translation>Nach Paket</translation>
    </message>
    <message>
        <source>By scope</source>
        <translation>Nach Bereich</translation>
    </message>
    <message>
        <source>By last download</source>
        <translation>Nach letztem Download</translation>
    </message>
    <message>
        <source>By public registry</source>
        <translation>Nach öffentlicher Registry</translation>
    </message>
    <message>
        <source>Auditing all names</source>
        <translation>Alle Namen werden geprüft</translation>
    </message>
    <message>
        <source>%1 of %2 have been looked at.</source>
        <translation>%1 von %2 sind angesehen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The audit was cancelled</source>
        <translation>Die Prüfung wurde abgebrochen</translation>
    </message>
    <message>
        <source>What was looked at so far is looked at again the next time.</source>
        <translation>Was bisher angesehen wurde, wird beim nächsten Mal wieder angesehen.</translation>
    </message>
    <message>
        <source>Audit all names</source>
        <translation>Alle Namen prüfen</translation>
    </message>
    <message>
        <source>Filter the audit: name, scope, type or owner</source>
        <translation>Prüfung filtern: Name, Bereich, Typ oder Besitzer</translation>
    </message>
    <message>
        <source>Words: all of them, in the name, the scope, the type or the owner.</source>
        <translation>Wörter: alle davon, im Namen, im Bereich, im Typ oder im Besitzer.</translation>
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
    <message>
        <source>The name is reserved since %1, but requests for it are forwarded all the same, as was decided by hand.</source>
        <translation>Der Name ist seit %1 reserviert, Anfragen nach ihm werden aber trotzdem weitergeleitet, wie von Hand entschieden wurde.</translation>
    </message>
</context>
<context>
    <name>packhouse::FileCommands</name>
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
        <source>Public copy</source>
        <translation>Öffentlich</translation>
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
        <source>Asking for the files of %1…</source>
        <translation>Nach den Dateien von %1 wird gefragt …</translation>
    </message>
</context>
<context>
    <name>packhouse::FittingButtons</name>
    <message>
        <source>More ▾</source>
        <translation>Mehr ▾</translation>
    </message>
    <message>
        <source>More that can be done</source>
        <translation>Was noch möglich ist</translation>
    </message>
</context>
<context>
    <name>packhouse::FittingTabs</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>tabs</comment>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>packhouse::FreeRoomDialog</name>
    <message>
        <source>Free room</source>
        <translation>Platz schaffen</translation>
    </message>
    <message>
        <source>Files that have a newer one of their name can go: at most %1 come free. A file whose bytes others have too frees nothing.</source>
        <translation>Dateien, von denen es eine neuere gleichen Namens gibt, können weg: Höchstens %1 werden frei. Eine Datei, deren Bytes auch andere haben, gibt nichts frei.</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>How much room is to come free, in MiB</source>
        <translation>Wie viel Platz frei werden soll, in MiB</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show the plan…</source>
        <translation>Plan zeigen …</translation>
    </message>
    <message>
        <source>Nothing can come free that way: no superseded file has bytes of its own.</source>
        <translation>So wird nichts frei: Keine überholte Datei hat eigene Bytes.</translation>
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
    <name>packhouse::HelpCommands</name>
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
        <source>Packhouse %1</source>
        <translation>Packhouse %1</translation>
    </message>
    <message>
        <source>A package registry on your computer, and a window to look after it.
Licensed under the GNU General Public License, version 3 or later.</source>
        <translation>Eine Paket-Registry auf Ihrem Rechner und ein Fenster, um sie zu pflegen.
Lizenziert unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
</context>
<context>
    <name>packhouse::HttpsCommand</name>
    <message>
        <source>Secure &amp;connections (https)…</source>
        <translation>&amp;Sichere Verbindungen (https) …</translation>
    </message>
    <message>
        <source>Serve https too, and see how clients come to trust it</source>
        <translation>Auch https anbieten und sehen, wie Clients ihm vertrauen</translation>
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
        <translation>Dieser Rechner signiert sein Zertifikat selbst. Clients lehnen es ab, bis sie seiner Zertifizierungsstelle vertrauen; einmal genügt.</translation>
    </message>
    <message>
        <source>How to trust it</source>
        <translation>Vertrauen einrichten</translation>
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
        <translation>Die Zertifizierungsstelle ist %1. Wer den Schlüssel daneben hat, kann für jeden Rechner signieren; lassen Sie ihn niemanden lesen.</translation>
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
        <source>Create the new token</source>
        <translation>Das neue Token anlegen</translation>
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
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>The secret was neither copied nor kept.</source>
        <translation>Das Geheimnis wurde weder kopiert noch aufbewahrt.</translation>
    </message>
    <message>
        <source>When this closes nobody can see it again. Press Done again if that is fine.</source>
        <translation>Nach dem Schließen kann es niemand mehr sehen. Drücken Sie erneut Fertig, wenn das recht ist.</translation>
    </message>
    <message>
        <source>It never expires.</source>
        <translation>Es läuft nie ab.</translation>
    </message>
    <message>
        <source>It works for whoever finds it, until somebody remembers to revoke it.</source>
        <translation>Es gilt für jeden, der es findet, bis jemand daran denkt, es zu widerrufen.</translation>
    </message>
    <message>
        <source>Copy the secret now.</source>
        <translation>Kopieren Sie das Geheimnis jetzt.</translation>
    </message>
    <message>
        <source>Revoke the old %1 when done, which cannot be taken back</source>
        <translation>Das alte %1 danach widerrufen, was nicht zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>The projects and groups are being read…</source>
        <translation>Die Projekte und Gruppen werden gelesen …</translation>
    </message>
    <message>
        <source>A personal token needs none of them.</source>
        <translation>Ein persönliches Token braucht keine davon.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 has not answered yet.</source>
        <translation>%1 hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>The token may be made all the same, however this is closed.</source>
        <translation>Das Token wird vielleicht trotzdem angelegt, auch wenn dies hier geschlossen wird.</translation>
    </message>
    <message>
        <source>The keychain has not answered yet.</source>
        <translation>Der Schlüsselbund hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>It may ask for its password.</source>
        <translation>Vielleicht fragt er nach seinem Passwort.</translation>
    </message>
    <message>
        <source>Whether the old token is revoked is not known until it does.</source>
        <translation>Ob das alte Token widerrufen ist, weiß man erst dann.</translation>
    </message>
    <message>
        <source>The token may be made all the same.</source>
        <translation>Das Token wird vielleicht trotzdem angelegt.</translation>
    </message>
    <message>
        <source>Nobody sees its secret then: look for it in the list, and revoke it. Close again to leave without the answer.</source>
        <translation>Sein Geheimnis sieht dann niemand: Suchen Sie es in der Liste und widerrufen Sie es. Schließen Sie noch einmal, um ohne die Antwort zu gehen.</translation>
    </message>
    <message>
        <source>The answer is still on its way.</source>
        <translation>Die Antwort ist noch unterwegs.</translation>
    </message>
    <message>
        <source>Close again to leave without it.</source>
        <translation>Schließen Sie noch einmal, um ohne sie zu gehen.</translation>
    </message>
    <message>
        <source>Copy the secret first: nobody can see it again. Close again to leave without the answer.</source>
        <translation>Kopieren Sie zuerst das Geheimnis: Niemand kann es noch einmal sehen. Schließen Sie noch einmal, um ohne die Antwort zu gehen.</translation>
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
    <message>
        <source>Nothing here matches the filter</source>
        <translation>Nichts hier passt zum Filter</translation>
    </message>
    <message>
        <source>Other rows are hidden by it.</source>
        <translation>Andere Zeilen blendet er aus.</translation>
    </message>
    <message>
        <source>Words: all of them, in any of the columns.
%1</source>
        <translation>Wörter: alle davon, in irgendeiner der Spalten.
%1</translation>
    </message>
</context>
<context>
    <name>packhouse::MainWindow</name>
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
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Words: all of them, in the name or beginning a version.
type:npm, scope:acme/web, name:ui-kit, version:2.5 look in one place only.
A hash, from seven hexadecimal digits on, or as a lock file has it: sha256:…, sha512-…, h1:…, --hash=…, or its whole line. It finds the version and the file that have it.</source>
        <translation>Wörter: alle, im Namen oder am Anfang einer Version.
type:npm, scope:acme/web, name:ui-kit, version:2.5 suchen nur an einer Stelle.
Ein Hash, ab sieben Hexadezimalziffern oder wie in einer Lock-Datei: sha256:…, sha512-…, h1:…, --hash=… oder die ganze Zeile. Gefunden werden die Version und die Datei, die ihn haben.</translation>
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
    <message>
        <source>%1 has not answered yet.</source>
        <translation>%1 hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>You can close this: the project may be made all the same.</source>
        <translation>Sie können dies schließen: Das Projekt wird vielleicht trotzdem angelegt.</translation>
    </message>
</context>
<context>
    <name>packhouse::OverviewTab</name>
    <message>
        <source>by the type&apos;s default</source>
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
    <message>
        <source>never, the name is reserved; for other names: %1</source>
        <translation>nie, der Name ist reserviert; für andere Namen: %1</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>allowed: clients are sent to the upstream, %1</source>
        <translation>erlaubt: Clients werden zum Upstream geschickt, %1</translation>
    </message>
    <message>
        <source>allowed: fetched from the upstream, %1</source>
        <translation>erlaubt: vom Upstream geholt, %1</translation>
    </message>
    <message>
        <source>allowed: fetched from the upstream and kept, %1</source>
        <translation>erlaubt: vom Upstream geholt und behalten, %1</translation>
    </message>
</context>
<context>
    <name>packhouse::PackageCommands</name>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Save the files of the chosen version in a folder</source>
        <translation>Die Dateien der gewählten Version in einem Ordner speichern</translation>
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
        <source>Files are there already</source>
        <translation>Es gibt schon Dateien</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Delete package…</source>
        <translation>Paket löschen …</translation>
    </message>
    <message>
        <source>See what deleting all versions of the chosen packages exposes, then decide</source>
        <translation>Zeigt, was durch das Löschen aller Versionen der gewählten Pakete offen würde; danach entscheiden Sie</translation>
    </message>
    <message>
        <source>Delete versions…</source>
        <translation>Versionen löschen …</translation>
    </message>
    <message>
        <source>See what deleting the versions that are chosen in the details exposes, then decide</source>
        <translation>Zeigt, was durch das Löschen der in den Einzelheiten gewählten Versionen offen würde; danach entscheiden Sie</translation>
    </message>
    <message>
        <source>Delete more than %1 packages…</source>
        <translation>Mehr als %1 Pakete löschen …</translation>
    </message>
    <message>
        <source>Change versions…</source>
        <translation>Versionen ändern …</translation>
    </message>
    <message>
        <source>Deprecate, yank, hide or tag the chosen versions instead of deleting them</source>
        <translation>Die gewählten Versionen als veraltet markieren, zurückziehen, verbergen oder mit einem Tag versehen, statt sie zu löschen</translation>
    </message>
</context>
<context>
    <name>packhouse::PackageTableModel</name>
    <message>
        <source>The registry cannot sort by this column.</source>
        <translation>Die Registry kann nicht nach dieser Spalte sortieren.</translation>
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
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>The list is as it was before the filter was changed.</source>
        <translation>Die Liste ist so, wie sie vor der Änderung des Filters war.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>All %1 packages are selected.</source>
        <translation>Alle %1 Pakete sind ausgewählt.</translation>
    </message>
    <message>
        <source>Those that are not loaded yet, too.</source>
        <translation>Auch die, die noch nicht geladen sind.</translation>
    </message>
    <message>
        <source>Select only the %1 loaded</source>
        <translation>Nur die %1 geladenen auswählen</translation>
    </message>
    <message>
        <source>%1 loaded of %2 are selected.</source>
        <translation>%1 geladene von %2 sind ausgewählt.</translation>
    </message>
    <message>
        <source>Select all %1</source>
        <translation>Alle %1 auswählen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
</context>
<context>
    <name>packhouse::PageCommands</name>
    <message>
        <source>&amp;Pages</source>
        <translation>&amp;Seiten</translation>
    </message>
    <message>
        <source>Show the page %1</source>
        <translation>Die Seite %1 zeigen</translation>
    </message>
</context>
<context>
    <name>packhouse::ProjectCommands</name>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Neues Projekt …</translation>
    </message>
    <message>
        <source>Make a project, and the groups above it</source>
        <translation>Ein Projekt und die Gruppen darüber anlegen</translation>
    </message>
</context>
<context>
    <name>packhouse::PublishCommands</name>
    <message>
        <source>Publish files</source>
        <translation>Dateien veröffentlichen</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>It is published. There is something to know of it.</source>
        <translation>Es ist veröffentlicht. Dazu ist etwas zu wissen.</translation>
    </message>
    <message>
        <source>Not everything was published</source>
        <translation>Nicht alles wurde veröffentlicht</translation>
    </message>
</context>
<context>
    <name>packhouse::PublishDelegate</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>name of a new one</source>
        <translation>Name einer neuen</translation>
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
        <source>%1 to %2. Each file is opened to read its name and version; what its contents do not say can be typed.</source>
        <translation>%1, Ziel: %2. Jede Datei wird geöffnet, um Namen und Version zu lesen; was ihr Inhalt nicht sagt, kann eingetippt werden.</translation>
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
        <source>Nothing is sent before you have seen what will be.</source>
        <translation>Nichts wird gesendet, bevor Sie gesehen haben, was.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
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
        <source>Choose package files</source>
        <translation>Paketdateien wählen</translation>
    </message>
    <message>
        <source>The others say why when you choose them.</source>
        <translation>Die anderen sagen den Grund, wenn man sie wählt.</translation>
    </message>
    <message>
        <source>Registry to publish to</source>
        <translation>Registry, in die veröffentlicht wird</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Before you publish:</source>
        <translation>Vor dem Veröffentlichen:</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Reading the folder…</source>
        <translation>Der Ordner wird gelesen …</translation>
    </message>
    <message>
        <source>Drop package files, or a folder of them, here</source>
        <translation>Legen Sie Paketdateien oder einen Ordner mit ihnen hier ab</translation>
    </message>
    <message>
        <source>Not all that was dropped is in this list.</source>
        <translation>Nicht alles, was abgelegt wurde, steht in dieser Liste.</translation>
    </message>
    <message>
        <source>Of a folder only %1 entries are looked at: choose folders in it.</source>
        <translation>Von einem Ordner werden nur %1 Einträge angesehen: Wählen Sie Ordner darin.</translation>
    </message>
    <message>
        <source>Choose a folder of package files</source>
        <translation>Ordner mit Paketdateien wählen</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What you typed is not published yet.</source>
        <translation>Was Sie eingegeben haben, ist noch nicht veröffentlicht.</translation>
    </message>
    <message>
        <source>It is lost when you close this.</source>
        <translation>Es geht verloren, wenn Sie das hier schließen.</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>Verwerfen und schließen</translation>
    </message>
</context>
<context>
    <name>packhouse::PublishModel</name>
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
    <message>
        <source>publishing…</source>
        <translation>wird veröffentlicht …</translation>
    </message>
    <message>
        <source>was not taken</source>
        <translation>nicht angenommen</translation>
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
        <source>Distribution</source>
        <translation>Distribution</translation>
    </message>
</context>
<context>
    <name>packhouse::ReachView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
    <message>
        <source>works: %1</source>
        <translation>geht: %1</translation>
    </message>
    <message>
        <source>It works here, though the reference does not document it.</source>
        <translation>Das geht hier, obwohl die Referenz es nicht dokumentiert.</translation>
    </message>
    <message>
        <source>deletes</source>
        <translation>löscht</translation>
    </message>
    <message>
        <source>It deletes here, though the reference does not document it.</source>
        <translation>Es löscht hier, obwohl die Referenz das nicht dokumentiert.</translation>
    </message>
    <message>
        <source>does not delete</source>
        <translation>löscht nicht</translation>
    </message>
</context>
<context>
    <name>packhouse::ReadmeView</name>
    <message>
        <source>Read-me</source>
        <translation>Liesmich</translation>
    </message>
    <message>
        <source>The read-me goes on; what is left out here is in the package&apos;s files.</source>
        <translation>Die Read-me-Datei geht weiter; was hier fehlt, steht in den Dateien des Pakets.</translation>
    </message>
</context>
<context>
    <name>packhouse::RegistryCommands</name>
    <message>
        <source>Copy the registry&apos;s address</source>
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
</context>
<context>
    <name>packhouse::RegistryStatus</name>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
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
        <source>%1 package</source>
        <translation>%1 Paket</translation>
    </message>
    <message>
        <source>%1 packages</source>
        <translation>%1 Pakete</translation>
    </message>
    <message>
        <source>%1 · %2 (dedup saved %3)</source>
        <translation>%1 · %2 (durch Deduplizieren gespart: %3)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>packhouse::RemoteCommands</name>
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
        <source>The host&apos;s name</source>
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
    <name>packhouse::RestoreDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
    <name>packhouse::SettingDialog</name>
    <message>
        <source>The setting of %1 that keeps strangers out</source>
        <translation>Die Einstellung von %1, die Fremde fernhält</translation>
    </message>
    <message>
        <source>What changes in the file</source>
        <translation>Was sich in der Datei ändert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>A backup is put beside the file first.</source>
        <translation>Vorher wird eine Sicherung neben die Datei gelegt.</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Geschrieben.</translation>
    </message>
    <message>
        <source>As it was: %1</source>
        <translation>Wie es war: %1</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Everything is as it was.</source>
        <translation>Alles ist, wie es war.</translation>
    </message>
    <message>
        <source>Looking at the settings of %1…</source>
        <translation>Die Einstellungen von %1 werden angesehen …</translation>
    </message>
    <message>
        <source>Nothing is written before it was shown.</source>
        <translation>Nichts wird geschrieben, bevor es gezeigt wurde.</translation>
    </message>
    <message>
        <source>It is being taken back…</source>
        <translation>Es wird zurückgenommen …</translation>
    </message>
    <message>
        <source>It is being written…</source>
        <translation>Es wird geschrieben …</translation>
    </message>
    <message>
        <source>You can close this: it is done all the same.</source>
        <translation>Sie können dies schließen: Es geschieht trotzdem.</translation>
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
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
</context>
<context>
    <name>packhouse::SortCommands</name>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Sortieren nach</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Sort the other way round</source>
        <translation>Andersherum sortieren</translation>
    </message>
    <message>
        <source>Turn the order of the rows round</source>
        <translation>Die Reihenfolge der Zeilen umdrehen</translation>
    </message>
    <message>
        <source>Sort by %1</source>
        <translation>Sortieren nach %1</translation>
    </message>
</context>
<context>
    <name>packhouse::Text</name>
    <message>
        <source>The window has no page &quot;%1&quot;.</source>
        <translation>Das Fenster hat keine Seite „%1“.</translation>
    </message>
    <message>
        <source>Use one that --help names.</source>
        <translation>Wählen Sie aus dem, was --help nennt.</translation>
    </message>
    <message>
        <source>The copy of %1 %2 could not be removed.</source>
        <translation>Die Kopie von %1 %2 konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <source>Check the permissions of %1.</source>
        <translation>Prüfen Sie die Zugriffsrechte von %1.</translation>
    </message>
    <message>
        <source>%1 is not among the remotes any more.</source>
        <translation>%1 ist nicht mehr unter den Remotes.</translation>
    </message>
    <message>
        <source>Add it again, then publish back from the trash.</source>
        <translation>Fügen Sie es wieder hinzu und veröffentlichen Sie dann aus dem Papierkorb.</translation>
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
        <source>Look at the registry&apos;s state at the foot of the window.</source>
        <translation>Sehen Sie unten im Fenster nach dem Zustand der Registry.</translation>
    </message>
    <message>
        <source>This remote is not set up any more.</source>
        <translation>Dieses Remote ist nicht mehr eingerichtet.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Another process serves this registry.</source>
        <translation>Ein anderer Prozess stellt diese Registry bereit.</translation>
    </message>
    <message>
        <source>Switch https on or off there.</source>
        <translation>Schalten Sie https dort ein oder aus.</translation>
    </message>
    <message>
        <source>%1 holds packages already.</source>
        <translation>%1 enthält bereits Pakete.</translation>
    </message>
    <message>
        <source>Choose an empty data directory with --data.</source>
        <translation>Wählen Sie mit --data ein leeres Datenverzeichnis.</translation>
    </message>
    <message>
        <source>There is no folder for temporary files.</source>
        <translation>Es gibt keinen Ordner für temporäre Dateien.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the space in the folder for temporary files.</source>
        <translation>Prüfen Sie den Platz im Ordner für temporäre Dateien.</translation>
    </message>
    <message>
        <source>Another Packhouse has the data directory %1 open and does not serve it.</source>
        <translation>Ein anderes Packhouse hat das Datenverzeichnis %1 geöffnet und stellt es nicht bereit.</translation>
    </message>
    <message>
        <source>Close it, or wait longer with --timeout.</source>
        <translation>Schließen Sie es, oder warten Sie mit --timeout länger.</translation>
    </message>
    <message>
        <source>There is no operation &quot;%1&quot;.</source>
        <translation>Es gibt keinen Vorgang „%1“.</translation>
    </message>
    <message>
        <source>The registry answered something that is not understood.</source>
        <translation>Die Registry hat etwas geantwortet, das nicht verstanden wird.</translation>
    </message>
    <message>
        <source>A file or folder of %1 is gone.</source>
        <translation>Eine Datei oder ein Ordner in %1 ist verschwunden.</translation>
    </message>
    <message>
        <source>See whether its disk is mounted, put back what is missing, and start Packhouse again.</source>
        <translation>Sehen Sie nach, ob der Datenträger eingehängt ist, legen Sie das Fehlende zurück und starten Sie Packhouse neu.</translation>
    </message>
    <message>
        <source>The permissions of %1 keep Packhouse from it.</source>
        <translation>Die Zugriffsrechte von %1 sperren Packhouse aus.</translation>
    </message>
    <message>
        <source>Give the folder and all that is in it to the user that Packhouse runs as.</source>
        <translation>Geben Sie den Ordner und alles darin dem Benutzer, unter dem Packhouse läuft.</translation>
    </message>
    <message>
        <source>The disk of %1 is full.</source>
        <translation>Der Datenträger von %1 ist voll.</translation>
    </message>
    <message>
        <source>Free some space there; nothing that was published is lost.</source>
        <translation>Schaffen Sie dort Platz; nichts Veröffentlichtes geht verloren.</translation>
    </message>
    <message>
        <source>The disk quota of the user that Packhouse runs as is used up at %1.</source>
        <translation>Das Plattenkontingent des Benutzers, unter dem Packhouse läuft, ist bei %1 aufgebraucht.</translation>
    </message>
    <message>
        <source>Raise the quota, or remove other files of that user; nothing that was published is lost.</source>
        <translation>Erhöhen Sie das Kontingent, oder entfernen Sie andere Dateien dieses Benutzers; nichts Veröffentlichtes geht verloren.</translation>
    </message>
    <message>
        <source>A file of %1 would be larger than its file system, or the limit of this process, takes.</source>
        <translation>Eine Datei in %1 würde größer, als ihr Dateisystem oder die Grenze dieses Prozesses zulässt.</translation>
    </message>
    <message>
        <source>Raise the limit (ulimit -f), or move the directory to a file system for larger files.</source>
        <translation>Erhöhen Sie die Grenze (ulimit -f), oder verlegen Sie das Verzeichnis auf ein Dateisystem für größere Dateien.</translation>
    </message>
    <message>
        <source>The disk of %1 reports an error.</source>
        <translation>Der Datenträger von %1 meldet einen Fehler.</translation>
    </message>
    <message>
        <source>See what the system&apos;s log says of that disk and save what is on it; then run &apos;packhousectl verify&apos;, which names every package that was hit.</source>
        <translation>Sehen Sie nach, was das Systemprotokoll über diesen Datenträger sagt, und sichern Sie, was darauf ist; führen Sie dann &apos;packhousectl verify&apos; aus, das jedes betroffene Paket nennt.</translation>
    </message>
    <message>
        <source>The disk of %1 is mounted read-only.</source>
        <translation>Der Datenträger von %1 ist nur zum Lesen eingehängt.</translation>
    </message>
    <message>
        <source>Mount it for writing; until then nothing can be published or changed.</source>
        <translation>Hängen Sie ihn zum Schreiben ein; bis dahin kann nichts veröffentlicht oder geändert werden.</translation>
    </message>
    <message>
        <source>Packhouse has too many open files.</source>
        <translation>Packhouse hat zu viele offene Dateien.</translation>
    </message>
    <message>
        <source>Try again in a moment; if it happens again, raise the limit of the process (ulimit -n, or LimitNOFILE= of the service).</source>
        <translation>Versuchen Sie es gleich noch einmal; geschieht es wieder, erhöhen Sie die Grenze des Prozesses (ulimit -n, oder LimitNOFILE= des Dienstes).</translation>
    </message>
    <message>
        <source>The computer that Packhouse runs on has too many open files.</source>
        <translation>Der Rechner, auf dem Packhouse läuft, hat zu viele offene Dateien.</translation>
    </message>
    <message>
        <source>Close other programs, or raise the limit of the system (fs.file-max).</source>
        <translation>Schließen Sie andere Programme, oder erhöhen Sie die Grenze des Systems (fs.file-max).</translation>
    </message>
    <message>
        <source>A path below %1 is longer than its file system takes.</source>
        <translation>Ein Pfad unter %1 ist länger, als das Dateisystem zulässt.</translation>
    </message>
    <message>
        <source>Move the data directory to a place with a shorter path.</source>
        <translation>Verlegen Sie das Datenverzeichnis an einen Ort mit kürzerem Pfad.</translation>
    </message>
    <message>
        <source>The file server behind %1 no longer knows a file that was open.</source>
        <translation>Der Dateiserver hinter %1 kennt eine Datei nicht mehr, die geöffnet war.</translation>
    </message>
    <message>
        <source>Mount it again, then start Packhouse again.</source>
        <translation>Hängen Sie ihn wieder ein und starten Sie dann Packhouse neu.</translation>
    </message>
    <message>
        <source>A folder stands in the place of a file of %1.</source>
        <translation>An der Stelle einer Datei in %1 steht ein Ordner.</translation>
    </message>
    <message>
        <source>Move it away, and put the file back from a backup; the log of Packhouse says which.</source>
        <translation>Schieben Sie ihn beiseite, und holen Sie die Datei aus einer Sicherung zurück; das Protokoll von Packhouse sagt, welche.</translation>
    </message>
    <message>
        <source>Something that is no file (a pipe, a socket, a device) stands in the place of a file of %1.</source>
        <translation>An der Stelle einer Datei in %1 steht etwas, das keine Datei ist (eine Pipe, ein Socket, ein Gerät).</translation>
    </message>
    <message>
        <source>Take it away, and put the file back from a backup; the log of Packhouse says which.</source>
        <translation>Nehmen Sie es weg, und holen Sie die Datei aus einer Sicherung zurück; das Protokoll von Packhouse sagt, welche.</translation>
    </message>
    <message>
        <source>A link stands in the place of a file of %1.</source>
        <translation>An der Stelle einer Datei in %1 steht ein Link.</translation>
    </message>
    <message>
        <source>Packhouse has not enough memory for this.</source>
        <translation>Packhouse hat dafür nicht genug Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Try again in a moment; if it happens again, give Packhouse more memory.</source>
        <translation>Versuchen Sie es gleich noch einmal; geschieht es wieder, geben Sie Packhouse mehr Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>the registry&apos;s data directory</source>
        <translation>dem Datenverzeichnis der Registry</translation>
    </message>
    <message>
        <source>A file of %1 could not be used (%2).</source>
        <translation>Eine Datei in %1 konnte nicht verwendet werden (%2).</translation>
    </message>
    <message>
        <source>The log of Packhouse says which file, and what was tried.</source>
        <translation>Das Protokoll von Packhouse sagt, welche Datei es ist und was versucht wurde.</translation>
    </message>
    <message>
        <source>Choose another folder, or mend that one.</source>
        <translation>Wählen Sie einen anderen Ordner, oder bringen Sie diesen in Ordnung.</translation>
    </message>
    <message>
        <source>- %1: %2 [%3]</source>
        <translation>- %1: %2 [%3]</translation>
    </message>
    <message>
        <source>Asked %1 at %2</source>
        <translation>%1 gefragt (%2)</translation>
    </message>
    <message>
        <source>File is too large: at most %1 are taken here.</source>
        <translation>Datei ist zu groß: Höchstens %1 werden hier angenommen.</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The request&apos;s body is larger than 4 MiB.</source>
        <translation>Der Inhalt der Anfrage ist größer als 4 MiB.</translation>
    </message>
    <message>
        <source>The form has more than 4,000 fields.</source>
        <translation>Das Formular hat mehr als 4.000 Felder.</translation>
    </message>
    <message>
        <source>The form has more than 64 files.</source>
        <translation>Das Formular hat mehr als 64 Dateien.</translation>
    </message>
    <message>
        <source>The form&apos;s text fields are larger than 1 MiB.</source>
        <translation>Die Textfelder des Formulars sind größer als 1 MiB.</translation>
    </message>
    <message>
        <source>The archive has two composer.json.</source>
        <translation>Das Archiv hat zwei composer.json.</translation>
    </message>
    <message>
        <source>Build it again and publish the new file.</source>
        <translation>Bauen Sie es neu und veröffentlichen Sie die neue Datei.</translation>
    </message>
    <message>
        <source>The archive is refused: %1 leads out of the package.</source>
        <translation>Das Archiv wird abgelehnt: %1 führt aus dem Paket hinaus.</translation>
    </message>
    <message>
        <source>Leave symbolic links to other places out of the package.</source>
        <translation>Lassen Sie symbolische Links auf andere Orte aus dem Paket weg.</translation>
    </message>
    <message>
        <source>The archive has too many symbolic links.</source>
        <translation>Das Archiv hat zu viele symbolische Links.</translation>
    </message>
    <message>
        <source>The file is no zip archive.</source>
        <translation>Die Datei ist kein Zip-Archiv.</translation>
    </message>
    <message>
        <source>The file composer.json was not found.</source>
        <translation>Die Datei composer.json wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Put it at the archive&apos;s root, or into its only top folder.</source>
        <translation>Legen Sie sie in die Wurzel des Archivs oder in seinen einzigen obersten Ordner.</translation>
    </message>
    <message>
        <source>The composer.json of %1 has no name.</source>
        <translation>In composer.json von %1 fehlt der Name.</translation>
    </message>
    <message>
        <source>Give it a name such as &quot;acme/lib&quot;.</source>
        <translation>Geben Sie einen Namen wie „acme/lib“ an.</translation>
    </message>
    <message>
        <source>Name is already taken by another project</source>
        <translation>Der Name ist schon von einem anderen Projekt belegt</translation>
    </message>
    <message>
        <source>Rename the package, or publish it to that project.</source>
        <translation>Benennen Sie das Paket um, oder veröffentlichen Sie es in jenem Projekt.</translation>
    </message>
    <message>
        <source>Duplicate package is not allowed</source>
        <translation>Doppeltes Paket ist nicht erlaubt</translation>
    </message>
    <message>
        <source>%1 was published as %2 at this moment.</source>
        <translation>%1 wurde gerade in diesem Augenblick als %2 veröffentlicht.</translation>
    </message>
    <message>
        <source>A Composer package is one archive.</source>
        <translation>Ein Composer-Paket ist ein einziges Archiv.</translation>
    </message>
    <message>
        <source>Mend composer.json, then publish again.</source>
        <translation>Bringen Sie composer.json in Ordnung und veröffentlichen Sie dann erneut.</translation>
    </message>
    <message>
        <source>Could not parse composer.json file. Invalid JSON.</source>
        <translation>Die Datei composer.json konnte nicht gelesen werden. Ungültiges JSON.</translation>
    </message>
    <message>
        <source>composer.json is larger than 1 MiB.</source>
        <translation>composer.json ist größer als 1 MiB.</translation>
    </message>
    <message>
        <source>composer.json is nested too deep, or holds an escape that PHP does not read.</source>
        <translation>composer.json ist zu tief verschachtelt oder enthält eine Escape-Sequenz, die PHP nicht liest.</translation>
    </message>
    <message>
        <source>composer.json holds a number that is too large for its readers.</source>
        <translation>composer.json enthält eine Zahl, die für ihre Leser zu groß ist.</translation>
    </message>
    <message>
        <source>composer.json has the key &quot;%1&quot; twice.</source>
        <translation>composer.json hat den Schlüssel „%1“ zweimal.</translation>
    </message>
    <message>
        <source>composer.json %1.</source>
        <translation>composer.json %1.</translation>
    </message>
    <message>
        <source>has a &quot;%1&quot; that is no text</source>
        <translation>hat ein „%1“, das kein Text ist</translation>
    </message>
    <message>
        <source>has a &quot;%1&quot; that is no list</source>
        <translation>hat ein „%1“, das keine Liste ist</translation>
    </message>
    <message>
        <source>has a &quot;bin&quot; that is no list of paths</source>
        <translation>hat ein „bin“, das keine Liste von Pfaden ist</translation>
    </message>
    <message>
        <source>suggests packages without saying why</source>
        <translation>schlägt Pakete vor, ohne zu sagen, warum</translation>
    </message>
    <message>
        <source>has lists among its &quot;keywords&quot;</source>
        <translation>hat Listen unter den „keywords“</translation>
    </message>
    <message>
        <source>has a &quot;branch-alias&quot; that is no text</source>
        <translation>hat ein „branch-alias“, das kein Text ist</translation>
    </message>
    <message>
        <source>lists in &quot;%1&quot; packages without versions</source>
        <translation>nennt in „%1“ Pakete ohne Versionen</translation>
    </message>
    <message>
        <source>has a &quot;%1&quot; that is no list of packages and versions</source>
        <translation>hat ein „%1“, das keine Liste von Paketen und Versionen ist</translation>
    </message>
    <message>
        <source>names &quot;%1&quot; in &quot;%2&quot;, which is no package</source>
        <translation>nennt in „%2“ etwas, das kein Paket ist: „%1“</translation>
    </message>
    <message>
        <source>has in &quot;%1&quot; a version of %2 that is no text</source>
        <translation>hat in „%1“ eine Version von %2, die kein Text ist</translation>
    </message>
    <message>
        <source>has in &quot;%1&quot; a version of %2 that cannot be read: &quot;%3&quot;</source>
        <translation>hat in „%1“ eine Version von %2, die nicht gelesen werden kann: „%3“</translation>
    </message>
    <message>
        <source>names more than %1 other packages</source>
        <translation>nennt mehr als %1 andere Pakete</translation>
    </message>
    <message>
        <source>The package has no name.</source>
        <translation>Das Paket hat keinen Namen.</translation>
    </message>
    <message>
        <source>Name is invalid: &quot;%1&quot; is no Composer package name.</source>
        <translation>Der Name ist ungültig: „%1“ ist kein Composer-Paketname.</translation>
    </message>
    <message>
        <source>Use vendor/name in lower case, with letters, digits and single &apos;.&apos;, &apos;_&apos; or &apos;-&apos; between them.</source>
        <translation>Verwenden Sie vendor/name in Kleinschreibung, mit Buchstaben, Ziffern und einzelnen &apos;.&apos;, &apos;_&apos; oder &apos;-&apos; dazwischen.</translation>
    </message>
    <message>
        <source>The package has no version.</source>
        <translation>Das Paket hat keine Version.</translation>
    </message>
    <message>
        <source>Version is invalid: &quot;%1&quot; is no Composer version.</source>
        <translation>Die Version ist ungültig: „%1“ ist keine Composer-Version.</translation>
    </message>
    <message>
        <source>Use a version such as 1.2.3, 1.2.3-beta1 or dev-main.</source>
        <translation>Verwenden Sie eine Version wie 1.2.3, 1.2.3-beta1 oder dev-main.</translation>
    </message>
    <message>
        <source>%1 is not a valid file name.</source>
        <translation>%1 ist kein gültiger Dateiname.</translation>
    </message>
    <message>
        <source>Composer packages are zip archives, named with letters, digits and &apos;.&apos;, &apos;_&apos;, &apos;-&apos;, &apos;+&apos;.</source>
        <translation>Composer-Pakete sind Zip-Archive, benannt mit Buchstaben, Ziffern und &apos;.&apos;, &apos;_&apos;, &apos;-&apos;, &apos;+&apos;.</translation>
    </message>
    <message>
        <source>The version is missing: send version, tag or branch, or put it into composer.json.</source>
        <translation>Die Version fehlt: Senden Sie version, tag oder branch, oder schreiben Sie sie in composer.json.</translation>
    </message>
    <message>
        <source>The git repository of %1 cannot be read.</source>
        <translation>Das Git-Repository von %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Whoever runs the registry can look at it with &quot;scope repository %1&quot;.</source>
        <translation>Wer die Registry betreibt, kann es mit „scope repository %1“ ansehen.</translation>
    </message>
    <message>
        <source>Project Not Found</source>
        <translation>Projekt nicht gefunden</translation>
    </message>
    <message>
        <source>project is missing</source>
        <translation>project fehlt</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>There is no package %1 here.</source>
        <translation>Es gibt hier kein Paket %1.</translation>
    </message>
    <message>
        <source>There is no such project.</source>
        <translation>Es gibt kein solches Projekt.</translation>
    </message>
    <message>
        <source>This archive of a Conan cache cannot be published: %1.</source>
        <translation>Dieses Archiv eines Conan-Caches kann nicht veröffentlicht werden: %1.</translation>
    </message>
    <message>
        <source>Save one recipe anew with &quot;conan cache save NAME/VERSION:*&quot;, or publish it with &quot;conan upload&quot;.</source>
        <translation>Sichern Sie ein Rezept neu mit „conan cache save NAME/VERSION:*“, oder veröffentlichen Sie es mit „conan upload“.</translation>
    </message>
    <message>
        <source>This is no archive of a Conan cache.</source>
        <translation>Das ist kein Archiv eines Conan-Caches.</translation>
    </message>
    <message>
        <source>its %1 is longer than %2 bytes</source>
        <translation>%1 darin ist länger als %2 Bytes</translation>
    </message>
    <message>
        <source>%1 names a package that none can have</source>
        <translation>%1 nennt ein Paket, das es so nicht geben kann</translation>
    </message>
    <message>
        <source>it holds more than %1 binaries</source>
        <translation>es enthält mehr als %1 Binärpakete</translation>
    </message>
    <message>
        <source>its %1 cannot be read</source>
        <translation>%1 darin kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>it holds %1 recipes, and only one can be published at a time</source>
        <translation>es enthält %1 Rezepte, und nur eines kann auf einmal veröffentlicht werden</translation>
    </message>
    <message>
        <source>%1 names a revision that none can have</source>
        <translation>%1 nennt eine Revision, die es so nicht geben kann</translation>
    </message>
    <message>
        <source>%1 names %2 revisions</source>
        <translation>%1 nennt %2 Revisionen</translation>
    </message>
    <message>
        <source>%1 is a part of a Conan package and does not say of which one.</source>
        <translation>%1 ist ein Teil eines Conan-Pakets und sagt nicht, von welchem.</translation>
    </message>
    <message>
        <source>Publish the whole package with &quot;conan upload&quot;, or drop the archive that &quot;conan cache save NAME/VERSION:*&quot; writes.</source>
        <translation>Veröffentlichen Sie das ganze Paket mit „conan upload“, oder legen Sie das Archiv hier ab, das „conan cache save NAME/VERSION:*“ schreibt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a file of a Conan package.</source>
        <translation>„%1“ ist keine Datei eines Conan-Pakets.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a question about packages.</source>
        <translation>„%1“ ist keine Frage nach Paketen.</translation>
    </message>
    <message>
        <source>Ask like os=Linux AND (arch=x86_64 OR arch=armv8).</source>
        <translation>Fragen Sie etwa so: os=Linux AND (arch=x86_64 OR arch=armv8).</translation>
    </message>
    <message>
        <source>conaninfo.txt has the line &quot;%1&quot;, which %2.</source>
        <translation>conaninfo.txt hat die Zeile „%1“; sie %2.</translation>
    </message>
    <message>
        <source>Create the package again and upload what Conan has written.</source>
        <translation>Erzeugen Sie das Paket neu und laden Sie hoch, was Conan geschrieben hat.</translation>
    </message>
    <message>
        <source>404 Package Not Found</source>
        <translation>404 Paket nicht gefunden</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no %2 that Conan allows.</source>
        <translation>„%1“ ist bei Conan als %2 nicht erlaubt.</translation>
    </message>
    <message>
        <source>Use 2 to 101 letters, digits, &apos;_&apos;, &apos;+&apos;, &apos;.&apos; and &apos;-&apos;, a letter, digit or &apos;_&apos; first.</source>
        <translation>Verwenden Sie 2 bis 101 Buchstaben, Ziffern, &apos;_&apos;, &apos;+&apos;, &apos;.&apos; und &apos;-&apos;, zuerst einen Buchstaben, eine Ziffer oder &apos;_&apos;.</translation>
    </message>
    <message>
        <source>package name</source>
        <translation>Paketname</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>username can&apos;t be solely blank</source>
        <translation>Der Benutzername darf nicht nur aus Leerzeichen bestehen</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a reference like name/1.0@user/channel.</source>
        <translation>„%1“ ist keine Referenz wie name/1.0@user/channel.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not end in @user/channel.</source>
        <translation>„%1“ endet nicht auf @user/channel.</translation>
    </message>
    <message>
        <source>A revision is 32 or 40 hexadecimal digits, and &quot;%1&quot; is not.</source>
        <translation>Eine Revision besteht aus 32 oder 40 hexadezimalen Ziffern, „%1“ aber nicht.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no package id.</source>
        <translation>„%1“ ist keine Paket-ID.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a file of a Conan %2.</source>
        <translation>„%1“ ist bei Conan keine Datei für ein %2.</translation>
    </message>
    <message>
        <source>package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>404 %1 Not Found</source>
        <translation>404 %1 nicht gefunden</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Package files</source>
        <translation>Paketdateien</translation>
    </message>
    <message>
        <source>Recipe files</source>
        <translation>Rezeptdateien</translation>
    </message>
    <message>
        <source>404 Revision Not Found</source>
        <translation>404 Revision nicht gefunden</translation>
    </message>
    <message>
        <source>404 No recipe manifest found</source>
        <translation>404 Kein Rezept-Manifest gefunden</translation>
    </message>
    <message>
        <source>conaninfo.txt is larger than %1 bytes.</source>
        <translation>conaninfo.txt ist größer als %1 Bytes.</translation>
    </message>
    <message>
        <source>%1 is a link that leads out of its package.</source>
        <translation>%1 ist ein Link, der aus seinem Paket hinausführt.</translation>
    </message>
    <message>
        <source>Publish this package with &quot;conan upload&quot;.</source>
        <translation>Veröffentlichen Sie dieses Paket mit „conan upload“.</translation>
    </message>
    <message>
        <source>%1 is a link.</source>
        <translation>%1 ist ein Link.</translation>
    </message>
    <message>
        <source>%1 is cut off.</source>
        <translation>%1 ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The archive lacks %1.</source>
        <translation>Im Archiv fehlt %1.</translation>
    </message>
    <message>
        <source>Save it anew with &quot;conan cache save&quot;.</source>
        <translation>Sichern Sie es neu mit „conan cache save“.</translation>
    </message>
    <message>
        <source>Without revisions, the revision is &quot;0&quot;.</source>
        <translation>Ohne Revisionen ist die Revision „0“.</translation>
    </message>
    <message>
        <source>A revision is 32 or 40 hexadecimal digits, not &quot;0&quot;.</source>
        <translation>Eine Revision besteht aus 32 oder 40 hexadezimalen Ziffern, nicht aus „0“.</translation>
    </message>
    <message>
        <source>%1 has no distribution %2.</source>
        <translation>%1 hat keine Distribution %2.</translation>
    </message>
    <message>
        <source>codename is missing</source>
        <translation>codename fehlt</translation>
    </message>
    <message>
        <source>codename is invalid</source>
        <translation>codename ist ungültig</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;.&apos; and &apos;-&apos;, beginning with a letter or digit.</source>
        <translation>Verwenden Sie Buchstaben, Ziffern, &apos;.&apos; und &apos;-&apos;, mit einem Buchstaben oder einer Ziffer am Anfang.</translation>
    </message>
    <message>
        <source>There are too many distributions here.</source>
        <translation>Es gibt hier zu viele Distributionen.</translation>
    </message>
    <message>
        <source>Debian packages know no %1.</source>
        <translation>Bei Debian-Paketen gibt es %1 nicht.</translation>
    </message>
    <message>
        <source>%1 is refused: %2.</source>
        <translation>%1 wird abgelehnt: %2.</translation>
    </message>
    <message>
        <source>Build the package again and upload it whole.</source>
        <translation>Bauen Sie das Paket neu und laden Sie es als Ganzes hoch.</translation>
    </message>
    <message>
        <source>its checksums are not of the files that it lists</source>
        <translation>die Prüfsummen gehören nicht zu den aufgeführten Dateien</translation>
    </message>
    <message>
        <source>it lists %1 where it may not</source>
        <translation>%1 ist aufgeführt, wo das nicht erlaubt ist</translation>
    </message>
    <message>
        <source>it lists no files</source>
        <translation>es sind keine Dateien aufgeführt</translation>
    </message>
    <message>
        <source>its field %1 is missing</source>
        <translation>das Feld %1 fehlt</translation>
    </message>
    <message>
        <source>%1 is broken: %2.</source>
        <translation>%1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>Build it again.</source>
        <translation>Bauen Sie es neu.</translation>
    </message>
    <message>
        <source>it holds a control character</source>
        <translation>ein Steuerzeichen steht darin</translation>
    </message>
    <message>
        <source>it begins in the middle of a field</source>
        <translation>der Anfang liegt mitten in einem Feld</translation>
    </message>
    <message>
        <source>a line of it is no field</source>
        <translation>eine Zeile darin ist kein Feld</translation>
    </message>
    <message>
        <source>%1 stands in it twice</source>
        <translation>%1 steht zweimal darin</translation>
    </message>
    <message>
        <source>%1 has too many fields.</source>
        <translation>%1 hat zu viele Felder.</translation>
    </message>
    <message>
        <source>%1 is too long.</source>
        <translation>%1 ist zu lang.</translation>
    </message>
    <message>
        <source>it has more than one paragraph</source>
        <translation>mehr als ein Absatz steht darin</translation>
    </message>
    <message>
        <source>it has no fields</source>
        <translation>es stehen keine Felder darin</translation>
    </message>
    <message>
        <source>its list of files cannot be read</source>
        <translation>die Liste der Dateien kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 is no sound Debian package: %2.</source>
        <translation>%1 ist kein einwandfreies Debian-Paket: %2.</translation>
    </message>
    <message>
        <source>Build it again with dpkg-deb and upload the new file.</source>
        <translation>Bauen Sie es neu mit dpkg-deb und laden Sie die neue Datei hoch.</translation>
    </message>
    <message>
        <source>it has too many parts</source>
        <translation>es sind zu viele Teile darin</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>der Inhalt kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>der Inhalt ist abgeschnitten</translation>
    </message>
    <message>
        <source>its part %1 is in the wrong place, or there twice</source>
        <translation>der Teil %1 steht an der falschen Stelle oder zweimal darin</translation>
    </message>
    <message>
        <source>its part %1 is none that dpkg knows</source>
        <translation>der Teil %1 ist keiner, den dpkg kennt</translation>
    </message>
    <message>
        <source>a part of it is missing</source>
        <translation>ein Teil fehlt</translation>
    </message>
    <message>
        <source>its control archive cannot be unpacked (%1)</source>
        <translation>das control-Archiv kann nicht entpackt werden (%1)</translation>
    </message>
    <message>
        <source>it has no control file</source>
        <translation>die control-Datei fehlt</translation>
    </message>
    <message>
        <source>its part %1 is packed in another way than its name says</source>
        <translation>der Teil %1 ist anders gepackt, als sein Name sagt</translation>
    </message>
    <message>
        <source>its data archive cannot be unpacked</source>
        <translation>das data-Archiv kann nicht entpackt werden</translation>
    </message>
    <message>
        <source>its Source field cannot be read</source>
        <translation>das Feld Source kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 is no Debian package.</source>
        <translation>%1 ist kein Debian-Paket.</translation>
    </message>
    <message>
        <source>its format is not 2</source>
        <translation>das Format ist nicht 2</translation>
    </message>
    <message>
        <source>its Architecture field cannot be read</source>
        <translation>das Feld Architecture kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 has no distribution for Debian packages yet.</source>
        <translation>%1 hat noch keine Distribution für Debian-Pakete.</translation>
    </message>
    <message>
        <source>%1 has several distributions: %2.</source>
        <translation>%1 hat mehrere Distributionen: %2.</translation>
    </message>
    <message>
        <source>the signing key of %1 %2</source>
        <translation>der Signaturschlüssel von %1 %2</translation>
    </message>
    <message>
        <source>could not be tried</source>
        <translation>konnte nicht erprobt werden</translation>
    </message>
    <message>
        <source>does not sign</source>
        <translation>signiert nicht</translation>
    </message>
    <message>
        <source>%1 Put private/debian of the data directory back from a backup. Without one, remove the distribution and add it again: its users have to trust the new key.</source>
        <translation>%1 Holen Sie private/debian des Datenverzeichnisses aus einer Sicherung zurück. Gibt es keine, entfernen Sie die Distribution und fügen Sie sie wieder hinzu: Wer sie nutzt, muss dann dem neuen Schlüssel vertrauen.</translation>
    </message>
    <message>
        <source>%1 is invalid</source>
        <translation>%1 ist ungültig</translation>
    </message>
    <message>
        <source>Name one or more, separated by commas.</source>
        <translation>Nennen Sie eines oder mehrere, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Use 86400 (a day) or more.</source>
        <translation>Verwenden Sie 86400 (einen Tag) oder mehr.</translation>
    </message>
    <message>
        <source>There is no distribution %1.</source>
        <translation>Es gibt keine Distribution %1.</translation>
    </message>
    <message>
        <source>Make it first, with packhousectl distribution add or the REST API.</source>
        <translation>Legen Sie sie zuerst an, mit packhousectl distribution add oder der REST-API.</translation>
    </message>
    <message>
        <source>Use a version such as 1.2 or 12.</source>
        <translation>Verwenden Sie eine Version wie 1.2 oder 12.</translation>
    </message>
    <message>
        <source>It is too long.</source>
        <translation>Der Wert ist zu lang.</translation>
    </message>
    <message>
        <source>%1 has already been taken%2</source>
        <translation>%1 ist bereits vergeben%2</translation>
    </message>
    <message>
        <source>The body is no JSON object.</source>
        <translation>Der Inhalt der Anfrage ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>A part of an apt index could not be read.</source>
        <translation>Ein Teil eines apt-Index konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Ask again; it is made anew.</source>
        <translation>Fragen Sie erneut; er wird neu erzeugt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a Debian package.</source>
        <translation>„%1“ ist kein Name eines Debian-Pakets.</translation>
    </message>
    <message>
        <source>Use lower-case letters, digits, &apos;+&apos;, &apos;-&apos; and &apos;.&apos;, two characters at least.</source>
        <translation>Verwenden Sie Kleinbuchstaben, Ziffern, &apos;+&apos;, &apos;-&apos; und &apos;.&apos;, mindestens zwei Zeichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no version of a Debian package.</source>
        <translation>„%1“ ist keine Version eines Debian-Pakets.</translation>
    </message>
    <message>
        <source>Use [epoch:]version[-revision] of digits, letters, &apos;.&apos;, &apos;+&apos;, &apos;~&apos;, &apos;-&apos;.</source>
        <translation>Verwenden Sie [epoch:]version[-revision] aus Ziffern, Buchstaben, &apos;.&apos;, &apos;+&apos;, &apos;~&apos;, &apos;-&apos;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for a file here.</source>
        <translation>„%1“ ist hier kein zulässiger Dateiname.</translation>
    </message>
    <message>
        <source>Use letters, digits and . + ~ _ : -</source>
        <translation>Verwenden Sie Buchstaben, Ziffern und . + ~ _ : -</translation>
    </message>
    <message>
        <source>%1 has an ending that is not known.</source>
        <translation>%1 hat eine unbekannte Endung.</translation>
    </message>
    <message>
        <source>Upload .deb, .udeb, .ddeb, .dsc, source archives, .buildinfo or .changes.</source>
        <translation>Laden Sie .deb, .udeb, .ddeb, .dsc, Quellarchive, .buildinfo oder .changes hoch.</translation>
    </message>
    <message>
        <source>%1 %2 exists in distribution %3</source>
        <translation>%1 %2 gibt es in der Distribution %3</translation>
    </message>
    <message>
        <source>Give it another version for %1, or delete it there.</source>
        <translation>Geben Sie ihm für %1 eine andere Version oder löschen Sie es dort.</translation>
    </message>
    <message>
        <source>%1 has no component %2 for %3.</source>
        <translation>%1 hat keine Komponente %2 für %3.</translation>
    </message>
    <message>
        <source>Use one of %1, or add it to the distribution.</source>
        <translation>Verwenden Sie eine von %1 oder fügen Sie sie der Distribution hinzu.</translation>
    </message>
    <message>
        <source>%1 has no architecture %2 for %3.</source>
        <translation>%1 hat keine Architektur %2 für %3.</translation>
    </message>
    <message>
        <source>Add it to the distribution, or build for one of %1.</source>
        <translation>Fügen Sie sie der Distribution hinzu oder bauen Sie für eine von %1.</translation>
    </message>
    <message>
        <source>%1 is refused as dpkg refuses it: its field %2 %3.</source>
        <translation>%1 wird abgelehnt, wie dpkg es ablehnt: Sein Feld %2 %3.</translation>
    </message>
    <message>
        <source>Mend debian/control, or what made it, and build the package again.</source>
        <translation>Berichtigen Sie debian/control oder was es erzeugt hat, und bauen Sie das Paket neu.</translation>
    </message>
    <message>
        <source>is no list such as &quot;libfoo (&gt;= 1.0), bar&quot; (&quot;%1&quot;)</source>
        <translation>ist keine Liste wie „libfoo (&gt;= 1.0), bar“ („%1“)</translation>
    </message>
    <message>
        <source>gives a version with another sign than &apos;=&apos;</source>
        <translation>gibt eine Version mit einem anderen Zeichen als &apos;=&apos; an</translation>
    </message>
    <message>
        <source>says neither yes nor no</source>
        <translation>sagt weder yes noch no</translation>
    </message>
    <message>
        <source>says none of no, same, foreign and allowed</source>
        <translation>sagt keines von no, same, foreign und allowed</translation>
    </message>
    <message>
        <source>says same for a package of architecture all</source>
        <translation>sagt same für ein Paket der Architektur all</translation>
    </message>
    <message>
        <source>may not be there</source>
        <translation>darf nicht vorhanden sein</translation>
    </message>
    <message>
        <source>has a name of one letter</source>
        <translation>hat einen Namen aus einem einzigen Buchstaben</translation>
    </message>
    <message>
        <source>is longer than 255 characters</source>
        <translation>ist länger als 255 Zeichen</translation>
    </message>
    <message>
        <source>%1: gpg did not come to an end.</source>
        <translation>%1: gpg kam zu keinem Ende.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, see what the system&apos;s log says of the disk of the data directory.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, sehen Sie nach, was das Protokoll des Systems über den Datenträger des Datenverzeichnisses sagt.</translation>
    </message>
    <message>
        <source>%1: %2 (%3).</source>
        <translation>%1: %2 (%3).</translation>
    </message>
    <message>
        <source>Check that GnuPG 2.2 or newer (gpg and gpg-agent) is installed.</source>
        <translation>Prüfen Sie, ob GnuPG 2.2 oder neuer (gpg und gpg-agent) installiert ist.</translation>
    </message>
    <message>
        <source>The index could not be signed</source>
        <translation>Der Index konnte nicht signiert werden</translation>
    </message>
    <message>
        <source>Check the clock of the registry&apos;s computer, which shows %1, and that the signing key has not expired.</source>
        <translation>Prüfen Sie die Uhr des Rechners der Registry, die %1 zeigt, und ob der Signierschlüssel noch nicht abgelaufen ist.</translation>
    </message>
    <message>
        <source>No signing key could be made</source>
        <translation>Es konnte kein Signierschlüssel angelegt werden</translation>
    </message>
    <message>
        <source>The signing key could not be read</source>
        <translation>Der Signierschlüssel konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>That is no secret OpenPGP key.</source>
        <translation>Das ist kein geheimer OpenPGP-Schlüssel.</translation>
    </message>
    <message>
        <source>Export one with gpg --armor --export-secret-keys.</source>
        <translation>Exportieren Sie einen mit gpg --armor --export-secret-keys.</translation>
    </message>
    <message>
        <source>The signing key cannot sign here.</source>
        <translation>Der Signierschlüssel kann hier nicht signieren.</translation>
    </message>
    <message>
        <source>Bring a key without a passphrase that is neither expired nor revoked.</source>
        <translation>Bringen Sie einen Schlüssel ohne Passphrase, der weder abgelaufen noch widerrufen ist.</translation>
    </message>
    <message>
        <source>The public key could not be read</source>
        <translation>Der öffentliche Schlüssel konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The signing key could not be deleted</source>
        <translation>Der Signierschlüssel konnte nicht gelöscht werden</translation>
    </message>
    <message>
        <source>%1 was uploaded with other bytes than the .changes says.</source>
        <translation>%1 wurde mit anderen Bytes hochgeladen, als die .changes angibt.</translation>
    </message>
    <message>
        <source>Upload it again, then the .changes.</source>
        <translation>Laden Sie es erneut hoch, danach die .changes.</translation>
    </message>
    <message>
        <source>%1 has not been uploaded.</source>
        <translation>%1 wurde nicht hochgeladen.</translation>
    </message>
    <message>
        <source>Upload it, then the .changes again.</source>
        <translation>Laden Sie es hoch, danach erneut die .changes.</translation>
    </message>
    <message>
        <source>%1 is not what the .changes says it is.</source>
        <translation>%1 ist nicht das, was die .changes angibt.</translation>
    </message>
    <message>
        <source>%1 is of %2 %3, not of %4 %5.</source>
        <translation>%1 gehört zu %2 %3, nicht zu %4 %5.</translation>
    </message>
    <message>
        <source>%1 is not of %2 %3.</source>
        <translation>%1 gehört nicht zu %2 %3.</translation>
    </message>
    <message>
        <source>%1 needs %2, which is not here.</source>
        <translation>%1 braucht %2, das nicht hier ist.</translation>
    </message>
    <message>
        <source>Upload it too: build with dpkg-buildpackage -sa.</source>
        <translation>Laden Sie es auch hoch: Bauen Sie mit dpkg-buildpackage -sa.</translation>
    </message>
    <message>
        <source>No package type takes %1.</source>
        <translation>Kein Pakettyp nimmt %1 an.</translation>
    </message>
    <message>
        <source>%1 is not a valid package name.</source>
        <translation>%1 ist kein gültiger Paketname.</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; and &apos;+&apos; only.</source>
        <translation>Verwenden Sie nur Buchstaben, Ziffern, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; und &apos;+&apos;.</translation>
    </message>
    <message>
        <source>%1 is not a valid version.</source>
        <translation>%1 ist keine gültige Version.</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; and &apos;+&apos; only, and no two dots in a row.</source>
        <translation>Verwenden Sie nur Buchstaben, Ziffern, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; und &apos;+&apos; und keine zwei Punkte hintereinander.</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; and &apos;+&apos;, with &apos;~&apos; and &apos;@&apos; inside only, and &apos;/&apos; between folders.</source>
        <translation>Verwenden Sie Buchstaben, Ziffern, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; und &apos;+&apos;, &apos;~&apos; und &apos;@&apos; nur im Inneren und &apos;/&apos; zwischen Ordnern.</translation>
    </message>
    <message>
        <source>%1 is not named like a version&apos;s file.</source>
        <translation>%1 heißt nicht wie eine Datei einer Version.</translation>
    </message>
    <message>
        <source>A module has files such as v1.2.3.zip and v1.2.3.mod.</source>
        <translation>Ein Modul hat Dateien wie v1.2.3.zip und v1.2.3.mod.</translation>
    </message>
    <message>
        <source>A version of a Go module is one archive.</source>
        <translation>Eine Version eines Go-Moduls ist ein einziges Archiv.</translation>
    </message>
    <message>
        <source>%1@%2 was deleted, and a version of a Go module never changes.</source>
        <translation>%1@%2 wurde gelöscht, und eine Version eines Go-Moduls ändert sich nie.</translation>
    </message>
    <message>
        <source>Restore it from the trash, or publish under a new version.</source>
        <translation>Stellen Sie sie aus dem Papierkorb wieder her oder veröffentlichen Sie unter einer neuen Version.</translation>
    </message>
    <message>
        <source>The archive holds %1@%2, not %3@%4.</source>
        <translation>Das Archiv enthält %1@%2, nicht %3@%4.</translation>
    </message>
    <message>
        <source>The go.mod has a string without its end.</source>
        <translation>Die go.mod hat eine Zeichenkette ohne Ende.</translation>
    </message>
    <message>
        <source>The go.mod has a word that is none.</source>
        <translation>Die go.mod hat ein Wort, das keines ist.</translation>
    </message>
    <message>
        <source>Line %1 of the go.mod cannot be read: &quot;%2&quot;.</source>
        <translation>Zeile %1 der go.mod kann nicht gelesen werden: „%2“.</translation>
    </message>
    <message>
        <source>Mend it until &quot;go mod verify&quot; takes it.</source>
        <translation>Berichtigen Sie sie, bis „go mod verify“ sie annimmt.</translation>
    </message>
    <message>
        <source>The go.mod has no module line.</source>
        <translation>Die go.mod hat keine Zeile module.</translation>
    </message>
    <message>
        <source>Add one such as &quot;module example.test/group/module&quot;.</source>
        <translation>Fügen Sie eine hinzu, etwa „module example.test/group/module“.</translation>
    </message>
    <message>
        <source>The go.mod is larger than 16 MiB.</source>
        <translation>Die go.mod ist größer als 16 MiB.</translation>
    </message>
    <message>
        <source>Make the archive again with the go command&apos;s rules.</source>
        <translation>Erzeugen Sie das Archiv neu, nach den Regeln des Befehls go.</translation>
    </message>
    <message>
        <source>A file is named like the module.</source>
        <translation>Eine Datei heißt wie das Modul.</translation>
    </message>
    <message>
        <source>The file %1 is not below %2.</source>
        <translation>Die Datei %1 liegt nicht unter %2.</translation>
    </message>
    <message>
        <source>The archive has no files of a Go module.</source>
        <translation>Das Archiv hat keine Dateien eines Go-Moduls.</translation>
    </message>
    <message>
        <source>A module with a go.mod has no version +incompatible.</source>
        <translation>Ein Modul mit einer go.mod hat keine Version +incompatible.</translation>
    </message>
    <message>
        <source>The go.mod is of %1, not of %2.</source>
        <translation>Die go.mod gehört zu %1, nicht zu %2.</translation>
    </message>
    <message>
        <source>The go.mod of %1 requires a later version of itself, %2.</source>
        <translation>Die go.mod von %1 verlangt eine spätere Version desselben Moduls, %2.</translation>
    </message>
    <message>
        <source>The archive is not of a Go module.</source>
        <translation>Das Archiv ist nicht das eines Go-Moduls.</translation>
    </message>
    <message>
        <source>The archive spells %1 with &quot;./&quot; or &quot;//&quot;.</source>
        <translation>Das Archiv schreibt %1 mit „./“ oder „//“.</translation>
    </message>
    <message>
        <source>The archive has a link: %1.</source>
        <translation>Das Archiv hat einen Link: %1.</translation>
    </message>
    <message>
        <source>The archive has a second module: %1.</source>
        <translation>Das Archiv hat ein zweites Modul: %1.</translation>
    </message>
    <message>
        <source>%1 and %2 differ in case only.</source>
        <translation>%1 und %2 unterscheiden sich nur in Groß- und Kleinschreibung.</translation>
    </message>
    <message>
        <source>The archive has %1 twice.</source>
        <translation>Das Archiv hat %1 zweimal.</translation>
    </message>
    <message>
        <source>The file %1 is larger than 16 MiB.</source>
        <translation>Die Datei %1 ist größer als 16 MiB.</translation>
    </message>
    <message>
        <source>The size of %1 is not the announced one.</source>
        <translation>Die Größe von %1 ist nicht die angekündigte.</translation>
    </message>
    <message>
        <source>The archive is larger than 500 MiB.</source>
        <translation>Das Archiv ist größer als 500 MiB.</translation>
    </message>
    <message>
        <source>%1 is no module path: %2.</source>
        <translation>%1 ist kein Modulpfad: %2.</translation>
    </message>
    <message>
        <source>Use a path such as example.test/group/module.</source>
        <translation>Verwenden Sie einen Pfad wie example.test/group/module.</translation>
    </message>
    <message>
        <source>it has 1 to %1 characters</source>
        <translation>er muss 1 bis %1 Zeichen haben</translation>
    </message>
    <message>
        <source>its first element is a host name in lower case, with a dot</source>
        <translation>sein erstes Element muss ein Rechnername in Kleinbuchstaben mit einem Punkt sein</translation>
    </message>
    <message>
        <source>the element &quot;%1&quot; is not allowed</source>
        <translation>das Element „%1“ ist nicht erlaubt</translation>
    </message>
    <message>
        <source>its ending for a major version is not one</source>
        <translation>seine Endung für eine Hauptversion ist keine</translation>
    </message>
    <message>
        <source>%1 is no version of a module.</source>
        <translation>%1 ist keine Version eines Moduls.</translation>
    </message>
    <message>
        <source>Use one such as v1.2.3 or v1.2.3-beta.1.</source>
        <translation>Verwenden Sie eine wie v1.2.3 oder v1.2.3-beta.1.</translation>
    </message>
    <message>
        <source>The version %1 does not go with the module path %2.</source>
        <translation>Die Version %1 passt nicht zum Modulpfad %2.</translation>
    </message>
    <message>
        <source>Its versions begin with %1.</source>
        <translation>Seine Versionen beginnen mit %1.</translation>
    </message>
    <message>
        <source>Leave out +incompatible.</source>
        <translation>Lassen Sie +incompatible weg.</translation>
    </message>
    <message>
        <source>End the module path with /v%1.</source>
        <translation>Beenden Sie den Modulpfad mit /v%1.</translation>
    </message>
    <message>
        <source>A module may not have a file named %1.</source>
        <translation>Ein Modul darf keine Datei namens %1 haben.</translation>
    </message>
    <message>
        <source>Rename the file.</source>
        <translation>Benennen Sie die Datei um.</translation>
    </message>
    <message>
        <source>A module is sent to MODULE/@v/VERSION.zip, with upper-case letters as &apos;!&apos; and the small letter.</source>
        <translation>Ein Modul wird an MODUL/@v/VERSION.zip gesendet, Großbuchstaben darin als &apos;!&apos; und der kleine Buchstabe.</translation>
    </message>
    <message>
        <source>Send a zip archive with MODULE@VERSION/ in front of each name.</source>
        <translation>Senden Sie ein zip-Archiv mit MODUL@VERSION/ vor jedem Namen.</translation>
    </message>
    <message>
        <source>there is no module %1 here</source>
        <translation>es gibt hier kein Modul %1</translation>
    </message>
    <message>
        <source>the module %1 has no listed version</source>
        <translation>das Modul %1 hat keine gelistete Version</translation>
    </message>
    <message>
        <source>%1 is not in the repository of %2.</source>
        <translation>%1 ist nicht im Repository von %2.</translation>
    </message>
    <message>
        <source>Look at it with &quot;scope repository %1&quot; where the registry runs.</source>
        <translation>Sehen Sie es sich mit „scope repository %1“ dort an, wo die Registry läuft.</translation>
    </message>
    <message>
        <source>tag, branch, commit are mutually exclusive, and one is needed</source>
        <translation>tag, branch und commit schließen einander aus, und eines davon ist nötig</translation>
    </message>
    <message>
        <source>The tag %1</source>
        <translation>Das Tag %1</translation>
    </message>
    <message>
        <source>The commit %1</source>
        <translation>Der Commit %1</translation>
    </message>
    <message>
        <source>The branch %1</source>
        <translation>Der Branch %1</translation>
    </message>
    <message>
        <source>The file %1</source>
        <translation>Die Datei %1</translation>
    </message>
    <message>
        <source>There is no go.mod in that state.</source>
        <translation>In diesem Stand gibt es keine go.mod.</translation>
    </message>
    <message>
        <source>Add one, or say the module&apos;s path as module.</source>
        <translation>Fügen Sie eine hinzu oder geben Sie den Pfad des Moduls als module an.</translation>
    </message>
    <message>
        <source>The version %1 is none of that commit.</source>
        <translation>Die Version %1 ist keine dieses Commits.</translation>
    </message>
    <message>
        <source>Use one that ends with %1.</source>
        <translation>Verwenden Sie eine, die mit %1 endet.</translation>
    </message>
    <message>
        <source>The tags</source>
        <translation>Die Tags</translation>
    </message>
    <message>
        <source>The folder %1</source>
        <translation>Der Ordner %1</translation>
    </message>
    <message>
        <source>The module is larger than 500 MiB.</source>
        <translation>Das Modul ist größer als 500 MiB.</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>The repository</source>
        <translation>Das Repository</translation>
    </message>
    <message>
        <source>Chart.yaml %1.</source>
        <translation>Chart.yaml %1.</translation>
    </message>
    <message>
        <source>Mend it and run helm package again.</source>
        <translation>Berichtigen Sie sie und führen Sie helm package erneut aus.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>einen Text</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>a mapping of texts</source>
        <translation>eine Zuordnung von Texten</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a list of mappings</source>
        <translation>eine Liste von Zuordnungen</translation>
    </message>
    <message>
        <source>a list of names or of child and parent</source>
        <translation>eine Liste von Namen oder von child und parent</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>has something else than %1 under &quot;%2%3&quot;</source>
        <translation>hat etwas anderes als %1 unter „%2%3“</translation>
    </message>
    <message>
        <source>has a dependency whose name is no chart&apos;s</source>
        <translation>hat eine Abhängigkeit, deren Name nicht der eines Charts ist</translation>
    </message>
    <message>
        <source>has a dependency whose alias is no name</source>
        <translation>hat eine Abhängigkeit, deren alias kein Name ist</translation>
    </message>
    <message>
        <source>has two dependencies that are called &quot;%1&quot;</source>
        <translation>hat zwei Abhängigkeiten, die „%1“ heißen</translation>
    </message>
    <message>
        <source>has a type that is neither application nor library</source>
        <translation>hat einen type, der weder application noch library ist</translation>
    </message>
    <message>
        <source>has no name</source>
        <translation>hat keinen Namen</translation>
    </message>
    <message>
        <source>has no version</source>
        <translation>hat keine Version</translation>
    </message>
    <message>
        <source>has something else than a time under &quot;generated&quot;</source>
        <translation>hat etwas anderes als eine Zeit unter „generated“</translation>
    </message>
    <message>
        <source>The chart&apos;s %1 is larger than 5 MiB.</source>
        <translation>%1 des Charts ist größer als 5 MiB.</translation>
    </message>
    <message>
        <source>The chart&apos;s %1 cannot be read: %2</source>
        <translation>%1 des Charts kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The chart&apos;s %1 %2.</source>
        <translation>%1 des Charts %2.</translation>
    </message>
    <message>
        <source>The chart holds the link %1, which helm package never writes.</source>
        <translation>Das Chart enthält den Link %1; helm package schreibt nie einen.</translation>
    </message>
    <message>
        <source>Chart.yaml is larger than 1 MiB.</source>
        <translation>Chart.yaml ist größer als 1 MiB.</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>is no mapping</source>
        <translation>ist keine Zuordnung</translation>
    </message>
    <message>
        <source>The archive holds no Chart.yaml in a folder.</source>
        <translation>Das Archiv enthält keine Chart.yaml in einem Ordner.</translation>
    </message>
    <message>
        <source>Publish what helm package makes.</source>
        <translation>Veröffentlichen Sie, was helm package erzeugt.</translation>
    </message>
    <message>
        <source>Run helm package again.</source>
        <translation>Führen Sie helm package erneut aus.</translation>
    </message>
    <message>
        <source>The chart has files in several folders; %1 is not below the first one.</source>
        <translation>Das Chart hat Dateien in mehreren Ordnern; %1 liegt nicht unter dem ersten.</translation>
    </message>
    <message>
        <source>There is no %1 here.</source>
        <translation>Hier gibt es kein %1.</translation>
    </message>
    <message>
        <source>There is no chart %1 %2 that %3 could belong to.</source>
        <translation>Es gibt kein Chart %1 %2, zu dem %3 gehören könnte.</translation>
    </message>
    <message>
        <source>Publish the chart first.</source>
        <translation>Veröffentlichen Sie zuerst das Chart.</translation>
    </message>
    <message>
        <source>channel is invalid</source>
        <translation>channel ist ungültig</translation>
    </message>
    <message>
        <source>Use letters and digits with single dots, hyphens or underscores between them.</source>
        <translation>Verwenden Sie Buchstaben und Ziffern mit einzelnen Punkten, Bindestrichen oder Unterstrichen dazwischen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for a chart.</source>
        <translation>„%1“ ist kein Name für ein Chart.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no version for a chart.</source>
        <translation>„%1“ ist keine Version für ein Chart.</translation>
    </message>
    <message>
        <source>%1 is no name for a chart&apos;s file.</source>
        <translation>%1 ist kein Name für eine Datei eines Charts.</translation>
    </message>
    <message>
        <source>The provenance file %1.</source>
        <translation>Die Provenance-Datei %1.</translation>
    </message>
    <message>
        <source>Run helm package --sign again.</source>
        <translation>Führen Sie helm package --sign erneut aus.</translation>
    </message>
    <message>
        <source>This is no provenance file.</source>
        <translation>Das ist keine Provenance-Datei.</translation>
    </message>
    <message>
        <source>has no signature</source>
        <translation>hat keine Signatur</translation>
    </message>
    <message>
        <source>does not name the chart&apos;s archive</source>
        <translation>nennt das Archiv des Charts nicht</translation>
    </message>
    <message>
        <source>holds no chart&apos;s metadata: %1</source>
        <translation>enthält keine Metadaten eines Charts: %1</translation>
    </message>
    <message>
        <source>has no list of files</source>
        <translation>hat keine Liste von Dateien</translation>
    </message>
    <message>
        <source>The provenance file is of %1 %2, not of %3 %4.</source>
        <translation>Die Provenance-Datei gehört zu %1 %2, nicht zu %3 %4.</translation>
    </message>
    <message>
        <source>Upload the .prov that helm package wrote beside this chart.</source>
        <translation>Laden Sie die .prov hoch, die helm package neben dieses Chart geschrieben hat.</translation>
    </message>
    <message>
        <source>The provenance file does not vouch for these bytes of %1.</source>
        <translation>Die Provenance-Datei bürgt nicht für diese Bytes von %1.</translation>
    </message>
    <message>
        <source>Upload the chart and the .prov that one helm package --sign wrote.</source>
        <translation>Laden Sie das Chart und die .prov hoch, die ein und dasselbe helm package --sign geschrieben hat.</translation>
    </message>
    <message>
        <source>The archive holds more than %1 packages of Maven.</source>
        <translation>Das Archiv enthält mehr als %1 Maven-Pakete.</translation>
    </message>
    <message>
        <source>Publish it with mvn deploy, which tells which of them it is.</source>
        <translation>Veröffentlichen Sie es mit mvn deploy; das sagt, welches davon es ist.</translation>
    </message>
    <message>
        <source>%1 is no archive.</source>
        <translation>%1 ist kein Archiv.</translation>
    </message>
    <message>
        <source>%1 does not tell its groupId and its version.</source>
        <translation>%1 nennt seine groupId und seine Version nicht.</translation>
    </message>
    <message>
        <source>Write them into the POM, or publish it with mvn deploy.</source>
        <translation>Schreiben Sie beides in das POM oder veröffentlichen Sie es mit mvn deploy.</translation>
    </message>
    <message>
        <source>%1 is no POM.</source>
        <translation>%1 ist kein POM.</translation>
    </message>
    <message>
        <source>%1 is no Maven artifact.</source>
        <translation>%1 ist kein Maven-Artefakt.</translation>
    </message>
    <message>
        <source>It is that of %1:%2.</source>
        <translation>Es gehört zu %1:%2.</translation>
    </message>
    <message>
        <source>%1 is no path of a Maven repository.</source>
        <translation>%1 ist kein Pfad eines Maven-Repositorys.</translation>
    </message>
    <message>
        <source>Use GROUP/ARTIFACT/VERSION/FILE.</source>
        <translation>Verwenden Sie GRUPPE/ARTEFAKT/VERSION/DATEI.</translation>
    </message>
    <message>
        <source>%1 is not a valid groupId.</source>
        <translation>%1 ist keine gültige groupId.</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;_&apos;, &apos;-&apos; and &apos;.&apos;.</source>
        <translation>Verwenden Sie Buchstaben, Ziffern, &apos;_&apos;, &apos;-&apos; und &apos;.&apos;.</translation>
    </message>
    <message>
        <source>%1 is not a valid Maven name.</source>
        <translation>%1 ist kein gültiger Maven-Name.</translation>
    </message>
    <message>
        <source>Use the groupId as a path, &apos;/&apos; and the artifactId, like com/acme/widget.</source>
        <translation>Verwenden Sie die groupId als Pfad, &apos;/&apos; und die artifactId, etwa com/acme/widget.</translation>
    </message>
    <message>
        <source>%1 is not a valid Maven version.</source>
        <translation>%1 ist keine gültige Maven-Version.</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;_&apos;, &apos;+&apos;, &apos;-&apos; and single dots.</source>
        <translation>Verwenden Sie Buchstaben, Ziffern, &apos;_&apos;, &apos;+&apos;, &apos;-&apos; und einzelne Punkte.</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; and &apos;+&apos;.</source>
        <translation>Verwenden Sie Buchstaben, Ziffern, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; und &apos;+&apos;.</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>The POM cannot be read: %1.</source>
        <translation>Das POM kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>it has text in &lt;%1&gt;, where elements belong</source>
        <translation>es hat Text in &lt;%1&gt;, wohin Elemente gehören</translation>
    </message>
    <message>
        <source>it is no project</source>
        <translation>es ist kein project</translation>
    </message>
    <message>
        <source>it has &lt;%1&gt; twice in &lt;%2&gt;</source>
        <translation>es hat &lt;%1&gt; zweimal in &lt;%2&gt;</translation>
    </message>
    <message>
        <source>it has &lt;%1&gt; in &lt;%2&gt;, where a text belongs</source>
        <translation>es hat &lt;%1&gt; in &lt;%2&gt;, wohin ein Text gehört</translation>
    </message>
    <message>
        <source>it has more than %1 dependencies</source>
        <translation>es hat mehr als %1 Abhängigkeiten</translation>
    </message>
    <message>
        <source>it has more than %1 properties</source>
        <translation>es hat mehr als %1 Eigenschaften</translation>
    </message>
    <message>
        <source>The POM names no artifact.</source>
        <translation>Das POM nennt kein Artefakt.</translation>
    </message>
    <message>
        <source>The group %1 has no plugins here.</source>
        <translation>Die Gruppe %1 hat hier keine Plugins.</translation>
    </message>
    <message>
        <source>This is no maven-metadata.xml.</source>
        <translation>Das ist keine maven-metadata.xml.</translation>
    </message>
    <message>
        <source>A form field&apos;s name or file name is not UTF-8.</source>
        <translation>Der Name oder Dateiname eines Formularfelds ist nicht in UTF-8.</translation>
    </message>
    <message>
        <source>A part of the form has no name.</source>
        <translation>Ein Teil des Formulars hat keinen Namen.</translation>
    </message>
    <message>
        <source>The head of a part of the form is broken.</source>
        <translation>Der Kopf eines Teils des Formulars ist fehlerhaft.</translation>
    </message>
    <message>
        <source>The request is not a form.</source>
        <translation>Die Anfrage ist kein Formular.</translation>
    </message>
    <message>
        <source>Send the file as multipart/form-data.</source>
        <translation>Senden Sie die Datei als multipart/form-data.</translation>
    </message>
    <message>
        <source>The form&apos;s Content-Type has no usable boundary.</source>
        <translation>Der Content-Type des Formulars hat keine brauchbare boundary.</translation>
    </message>
    <message>
        <source>The form ended before its last boundary.</source>
        <translation>Das Formular endete vor seiner letzten boundary.</translation>
    </message>
    <message>
        <source>Send it again.</source>
        <translation>Senden Sie es erneut.</translation>
    </message>
    <message>
        <source>A boundary of the form is broken.</source>
        <translation>Eine boundary des Formulars ist fehlerhaft.</translation>
    </message>
    <message>
        <source>The head of a part of the form is too long.</source>
        <translation>Der Kopf eines Teils des Formulars ist zu lang.</translation>
    </message>
    <message>
        <source>The tarball&apos;s package.json %1.</source>
        <translation>Die package.json des Tarballs %1.</translation>
    </message>
    <message>
        <source>Run npm pack again and publish what it makes.</source>
        <translation>Führen Sie npm pack erneut aus und veröffentlichen Sie, was dabei entsteht.</translation>
    </message>
    <message>
        <source>has %1 that are no names with versions</source>
        <translation>hat %1, die keine Namen mit Versionen sind</translation>
    </message>
    <message>
        <source>has &quot;%1&quot; among its %2, which is no name</source>
        <translation>hat unter %2 „%1“, was kein Name ist</translation>
    </message>
    <message>
        <source>does not say in its %1 which version of &quot;%2&quot; it needs</source>
        <translation>sagt in %1 nicht, welche Version von „%2“ gebraucht wird</translation>
    </message>
    <message>
        <source>is larger than 1 MiB</source>
        <translation>ist größer als 1 MiB</translation>
    </message>
    <message>
        <source>The archive is not an npm package.</source>
        <translation>Das Archiv ist kein npm-Paket.</translation>
    </message>
    <message>
        <source>is not a JSON object</source>
        <translation>ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>The package&apos;s manifest is larger than 1 MiB.</source>
        <translation>Das Manifest des Pakets ist größer als 1 MiB.</translation>
    </message>
    <message>
        <source>Move what installs do not need out of package.json.</source>
        <translation>Nehmen Sie aus der package.json heraus, was Installationen nicht brauchen.</translation>
    </message>
    <message>
        <source>has more than %1 dependencies</source>
        <translation>hat mehr als %1 Abhängigkeiten</translation>
    </message>
    <message>
        <source>has an &quot;%1&quot; that is no list of names</source>
        <translation>hat ein „%1“, das keine Liste von Namen ist</translation>
    </message>
    <message>
        <source>Validation failed: Name should be a valid NPM package name: letters, digits and . _ -, with or without a scope such as @acme/, and none of the three at its start.</source>
        <translation>Prüfung fehlgeschlagen: Der Name soll ein gültiger npm-Paketname sein: Buchstaben, Ziffern und . _ -, mit oder ohne Scope wie @acme/, und keines der drei am Anfang.</translation>
    </message>
    <message>
        <source>Validation failed: Version should be a semantic version such as 1.2.3.</source>
        <translation>Prüfung fehlgeschlagen: Die Version soll eine semantische Version wie 1.2.3 sein.</translation>
    </message>
    <message>
        <source>Validation failed: Version should be without &quot;+%1&quot;, which npm leaves out.</source>
        <translation>Prüfung fehlgeschlagen: Die Version soll ohne „+%1“ sein, das npm weglässt.</translation>
    </message>
    <message>
        <source>Validation failed: Version should have at most %1 characters, and numbers up to %2.</source>
        <translation>Prüfung fehlgeschlagen: Die Version soll höchstens %1 Zeichen und Zahlen bis %2 haben.</translation>
    </message>
    <message>
        <source>The tag &apos;%1&apos; is refused: a tag is letters, digits and . _ - + ~, and no version.</source>
        <translation>Das Tag &apos;%1&apos; wird abgelehnt: Ein Tag besteht aus Buchstaben, Ziffern und . _ - + ~ und ist keine Version.</translation>
    </message>
    <message>
        <source>Invalid json</source>
        <translation>Ungültiges JSON</translation>
    </message>
    <message>
        <source>Attachment data is not base64.</source>
        <translation>Die Daten des Anhangs sind kein base64.</translation>
    </message>
    <message>
        <source>The package&apos;s metadata is larger than 32 MiB.</source>
        <translation>Die Metadaten des Pakets sind größer als 32 MiB.</translation>
    </message>
    <message>
        <source>The package&apos;s metadata is nested more than %1 deep.</source>
        <translation>Die Metadaten des Pakets sind tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>The upstream&apos;s answer is no list of versions.</source>
        <translation>Die Antwort der vorgelagerten Registry ist keine Liste von Versionen.</translation>
    </message>
    <message>
        <source>It is that of %1.</source>
        <translation>Es gehört zu %1.</translation>
    </message>
    <message>
        <source>The package.json in %1 has no name or no version.</source>
        <translation>Die package.json in %1 hat keinen Namen oder keine Version.</translation>
    </message>
    <message>
        <source>Add both and run npm pack again.</source>
        <translation>Fügen Sie beides hinzu und führen Sie npm pack erneut aus.</translation>
    </message>
    <message>
        <source>%1 is no name for an npm tarball.</source>
        <translation>%1 ist kein Name für einen npm-Tarball.</translation>
    </message>
    <message>
        <source>Versions key is missing from the JSON upload</source>
        <translation>Der Schlüssel versions fehlt im hochgeladenen JSON</translation>
    </message>
    <message>
        <source>Version is empty.</source>
        <translation>Die Version ist leer.</translation>
    </message>
    <message>
        <source>Exactly one version is published at a time.</source>
        <translation>Es wird immer genau eine Version auf einmal veröffentlicht.</translation>
    </message>
    <message>
        <source>The package&apos;s manifest is larger than 4 MiB.</source>
        <translation>Das Manifest des Pakets ist größer als 4 MiB.</translation>
    </message>
    <message>
        <source>The body is of %1, not of %2.</source>
        <translation>Der Inhalt der Anfrage gehört zu %1, nicht zu %2.</translation>
    </message>
    <message>
        <source>Attachment data is empty.</source>
        <translation>Die Daten des Anhangs sind leer.</translation>
    </message>
    <message>
        <source>The version&apos;s manifest is of another name or version.</source>
        <translation>Das Manifest der Version hat einen anderen Namen oder eine andere Version.</translation>
    </message>
    <message>
        <source>A version may get %1 tags when it is published.</source>
        <translation>Eine Version darf beim Veröffentlichen %1 Tags bekommen.</translation>
    </message>
    <message>
        <source>Publish it with fewer, and add the others with npm dist-tag.</source>
        <translation>Veröffentlichen Sie sie mit weniger und fügen Sie die anderen mit npm dist-tag hinzu.</translation>
    </message>
    <message>
        <source>The %1 of %2 does not match the bytes that arrived.</source>
        <translation>%1 von %2 stimmt nicht mit den angekommenen Bytes überein.</translation>
    </message>
    <message>
        <source>Publish again; if it happens again, something on the way changes the bytes.</source>
        <translation>Veröffentlichen Sie erneut; geschieht es wieder, verändert etwas unterwegs die Bytes.</translation>
    </message>
    <message>
        <source>The tarball holds %1 %2, not %3 %4.</source>
        <translation>Der Tarball enthält %1 %2, nicht %3 %4.</translation>
    </message>
    <message>
        <source>Run npm publish in the package&apos;s own folder.</source>
        <translation>Führen Sie npm publish im Ordner des Pakets selbst aus.</translation>
    </message>
    <message>
        <source>%1 does not have a valid value</source>
        <translation>%1 hat keinen gültigen Wert</translation>
    </message>
    <message>
        <source>There are too many packages for this order.</source>
        <translation>Für diese Reihenfolge sind es zu viele Pakete.</translation>
    </message>
    <message>
        <source>Ask for $orderby=Id, or narrow the $filter.</source>
        <translation>Fragen Sie mit $orderby=Id oder engen Sie den $filter ein.</translation>
    </message>
    <message>
        <source>The file is not a zip archive.</source>
        <translation>Die Datei ist kein Zip-Archiv.</translation>
    </message>
    <message>
        <source>The package has several .nuspec files.</source>
        <translation>Das Paket hat mehrere .nuspec-Dateien.</translation>
    </message>
    <message>
        <source>The .nuspec is too big: it may have 4 MiB.</source>
        <translation>Die .nuspec ist zu groß: Sie darf 4 MiB haben.</translation>
    </message>
    <message>
        <source>The .nuspec has the wrong entry size.</source>
        <translation>Der Eintrag der .nuspec hat die falsche Größe.</translation>
    </message>
    <message>
        <source>Pack the project again.</source>
        <translation>Packen Sie das Projekt neu.</translation>
    </message>
    <message>
        <source>nuspec file not found</source>
        <translation>nuspec-Datei nicht gefunden</translation>
    </message>
    <message>
        <source>%1 is no NuGet package: %2</source>
        <translation>%1 ist kein NuGet-Paket: %2</translation>
    </message>
    <message>
        <source>The package has no id.</source>
        <translation>Das Paket hat keine ID.</translation>
    </message>
    <message>
        <source>%1 is not a valid NuGet package id.</source>
        <translation>%1 ist keine gültige NuGet-Paket-ID.</translation>
    </message>
    <message>
        <source>%1 is not a valid NuGet version: a number in its label begins with 0.</source>
        <translation>%1 ist keine gültige NuGet-Version: Eine Zahl in ihrem Zusatz beginnt mit 0.</translation>
    </message>
    <message>
        <source>Leave out the 0, as in 1.2.3-beta.1.</source>
        <translation>Lassen Sie die 0 weg, wie in 1.2.3-beta.1.</translation>
    </message>
    <message>
        <source>%1 is not a valid NuGet version.</source>
        <translation>%1 ist keine gültige NuGet-Version.</translation>
    </message>
    <message>
        <source>Use two to four numbers below 2147483648, then a label where there is one, such as 1.2.3 or 1.2.3-beta.1.</source>
        <translation>Verwenden Sie zwei bis vier Zahlen unter 2147483648, dann einen Zusatz, wenn es einen gibt, etwa 1.2.3 oder 1.2.3-beta.1.</translation>
    </message>
    <message>
        <source>%1 is not the name of a NuGet package.</source>
        <translation>%1 ist nicht der Name eines NuGet-Pakets.</translation>
    </message>
    <message>
        <source>Packages end in .nupkg, their symbols in .snupkg.</source>
        <translation>Pakete enden auf .nupkg, ihre Symbole auf .snupkg.</translation>
    </message>
    <message>
        <source>There is no %1 %2 that the symbols in %3 belong to.</source>
        <translation>Es gibt kein %1 %2, zu dem die Symbole in %3 gehören.</translation>
    </message>
    <message>
        <source>Publish the package first, then its symbols.</source>
        <translation>Veröffentlichen Sie zuerst das Paket, dann seine Symbole.</translation>
    </message>
    <message>
        <source>The .nuspec is not a package&apos;s.</source>
        <translation>Die .nuspec ist nicht die eines Pakets.</translation>
    </message>
    <message>
        <source>The .nuspec is not well-formed: %1.</source>
        <translation>Die .nuspec ist nicht wohlgeformt: %1.</translation>
    </message>
    <message>
        <source>The .nuspec asks for version &quot;%1&quot; of the client, which is none.</source>
        <translation>Die .nuspec verlangt Version „%1“ des Clients, was keine Version ist.</translation>
    </message>
    <message>
        <source>The .nuspec has dependencies for &quot;%1&quot;, which is no framework.</source>
        <translation>Die .nuspec hat Abhängigkeiten für „%1“, was kein Framework ist.</translation>
    </message>
    <message>
        <source>The .nuspec has more than 5000 dependencies.</source>
        <translation>Die .nuspec hat mehr als 5000 Abhängigkeiten.</translation>
    </message>
    <message>
        <source>The .nuspec depends on &quot;%1&quot;, which is no package id.</source>
        <translation>Die .nuspec hängt von „%1“ ab, was keine Paket-ID ist.</translation>
    </message>
    <message>
        <source>The .nuspec needs &quot;%1&quot; of %2, which is no range of versions.</source>
        <translation>Die .nuspec verlangt „%1“ von %2, was kein Bereich von Versionen ist.</translation>
    </message>
    <message>
        <source>The %1 in the .nuspec is longer than %2 characters.</source>
        <translation>%1 in der .nuspec ist länger als %2 Zeichen.</translation>
    </message>
    <message>
        <source>Package name and/or package version not found in metadata.</source>
        <translation>Paketname und/oder Paketversion in den Metadaten nicht gefunden.</translation>
    </message>
    <message>
        <source>The $filter has more than %1 characters.</source>
        <translation>Der $filter hat mehr als %1 Zeichen.</translation>
    </message>
    <message>
        <source>Ask for less at once.</source>
        <translation>Fragen Sie nach weniger auf einmal.</translation>
    </message>
    <message>
        <source>The $filter is nested more than %1 deep.</source>
        <translation>Der $filter ist mehr als %1 Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>Write it with fewer parentheses.</source>
        <translation>Schreiben Sie ihn mit weniger Klammern.</translation>
    </message>
    <message>
        <source>The $filter cannot be read: &quot;%1&quot;.</source>
        <translation>Der $filter kann nicht gelesen werden: „%1“.</translation>
    </message>
    <message>
        <source>Write it as OData has it: Id eq &apos;Name&apos; and IsLatestVersion.</source>
        <translation>Schreiben Sie ihn, wie OData es vorsieht: Id eq &apos;Name&apos; and IsLatestVersion.</translation>
    </message>
    <message>
        <source>There are no such versions of %1.</source>
        <translation>Es gibt keine solchen Versionen von %1.</translation>
    </message>
    <message>
        <source>There is no version %1 of %2.</source>
        <translation>Es gibt keine Version %1 von %2.</translation>
    </message>
    <message>
        <source>That registry does not tell where its packages are listed.</source>
        <translation>Jene Registry sagt nicht, wo ihre Pakete aufgelistet sind.</translation>
    </message>
    <message>
        <source>What that registry answers is no NuGet document.</source>
        <translation>Was jene Registry antwortet, ist kein NuGet-Dokument.</translation>
    </message>
    <message>
        <source>The wheel does not say what it was built for.</source>
        <translation>Das Wheel sagt nicht, wofür es gebaut wurde.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Build the wheel again.</source>
        <translation>Bauen Sie das Wheel neu.</translation>
    </message>
    <message>
        <source>%1 is no Python package.</source>
        <translation>%1 ist kein Python-Paket.</translation>
    </message>
    <message>
        <source>The metadata of the distribution is too long.</source>
        <translation>Die Metadaten der Distribution sind zu lang.</translation>
    </message>
    <message>
        <source>The metadata of the distribution has more than one %1.</source>
        <translation>Die Metadaten der Distribution nennen %1 mehr als einmal.</translation>
    </message>
    <message>
        <source>Build the package again.</source>
        <translation>Bauen Sie das Paket neu.</translation>
    </message>
    <message>
        <source>The distribution requires more than %1 others.</source>
        <translation>Die Distribution verlangt mehr als %1 andere.</translation>
    </message>
    <message>
        <source>The distribution requires &quot;%1&quot;, which installers cannot read.</source>
        <translation>Die Distribution verlangt „%1“, was Installationsprogramme nicht lesen können.</translation>
    </message>
    <message>
        <source>Write it as PEP 508 describes it, such as name&gt;=1.0, and build again.</source>
        <translation>Schreiben Sie es, wie PEP 508 es beschreibt, etwa name&gt;=1.0, und bauen Sie neu.</translation>
    </message>
    <message>
        <source>The wheel&apos;s WHEEL %1.</source>
        <translation>Die Datei WHEEL des Wheels %1.</translation>
    </message>
    <message>
        <source>The wheel has no %1.</source>
        <translation>Im Wheel fehlt %1.</translation>
    </message>
    <message>
        <source>The wheel has more than one .dist-info folder.</source>
        <translation>Das Wheel hat mehr als einen .dist-info-Ordner.</translation>
    </message>
    <message>
        <source>The wheel&apos;s METADATA is not in UTF-8.</source>
        <translation>Die METADATA des Wheels ist nicht in UTF-8.</translation>
    </message>
    <message>
        <source>Save what it is made of as UTF-8 and build the wheel again.</source>
        <translation>Speichern Sie als UTF-8, woraus sie entsteht, und bauen Sie das Wheel neu.</translation>
    </message>
    <message>
        <source>The wheel&apos;s folder %1 is named after another package.</source>
        <translation>Der Ordner %1 des Wheels ist nach einem anderen Paket benannt.</translation>
    </message>
    <message>
        <source>Build it again and upload the new file.</source>
        <translation>Bauen Sie es neu und laden Sie die neue Datei hoch.</translation>
    </message>
    <message>
        <source>The source distribution has more than one top folder.</source>
        <translation>Die Quelldistribution hat mehr als einen obersten Ordner.</translation>
    </message>
    <message>
        <source>The PKG-INFO of the source distribution is no file.</source>
        <translation>Die PKG-INFO der Quelldistribution ist keine Datei.</translation>
    </message>
    <message>
        <source>The source distribution has no PKG-INFO, setup.py or pyproject.toml in its only top folder.</source>
        <translation>Die Quelldistribution hat in ihrem einzigen obersten Ordner weder PKG-INFO noch setup.py noch pyproject.toml.</translation>
    </message>
    <message>
        <source>The source distribution is no %1 archive.</source>
        <translation>Die Quelldistribution ist kein %1-Archiv.</translation>
    </message>
    <message>
        <source>The metadata of the distribution has too many fields.</source>
        <translation>Die Metadaten der Distribution haben zu viele Felder.</translation>
    </message>
    <message>
        <source>The metadata of the distribution has no name or no version.</source>
        <translation>Den Metadaten der Distribution fehlt der Name oder die Version.</translation>
    </message>
    <message>
        <source>The wheel is not a zip archive.</source>
        <translation>Das Wheel ist kein Zip-Archiv.</translation>
    </message>
    <message>
        <source>The wheel has no METADATA.</source>
        <translation>Das Wheel hat keine METADATA.</translation>
    </message>
    <message>
        <source>%1 is not a valid Python package name.</source>
        <translation>%1 ist kein gültiger Name eines Python-Pakets.</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; and &apos;+&apos; only, the last a letter or digit.</source>
        <translation>Verwenden Sie nur Buchstaben, Ziffern, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; und &apos;+&apos;, am Ende einen Buchstaben oder eine Ziffer.</translation>
    </message>
    <message>
        <source>%1 is not a valid Python version.</source>
        <translation>%1 ist keine gültige Python-Version.</translation>
    </message>
    <message>
        <source>Use a version as PEP 440 describes it, such as 1.2.3 or 1.2.3rc1.</source>
        <translation>Verwenden Sie eine Version, wie PEP 440 sie beschreibt, etwa 1.2.3 oder 1.2.3rc1.</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;.&apos;, &apos;_&apos;, &apos;-&apos;, &apos;+&apos; and &apos;!&apos; only.</source>
        <translation>Verwenden Sie nur Buchstaben, Ziffern, &apos;.&apos;, &apos;_&apos;, &apos;-&apos;, &apos;+&apos; und &apos;!&apos;.</translation>
    </message>
    <message>
        <source>%1 is neither a wheel nor a source distribution.</source>
        <translation>%1 ist weder ein Wheel noch eine Quelldistribution.</translation>
    </message>
    <message>
        <source>Upload files that end in .whl, .tar.gz or .zip.</source>
        <translation>Laden Sie Dateien hoch, die auf .whl, .tar.gz oder .zip enden.</translation>
    </message>
    <message>
        <source>The file name %1 does not belong to %2 %3.</source>
        <translation>Der Dateiname %1 gehört nicht zu %2 %3.</translation>
    </message>
    <message>
        <source>Build the package again instead of renaming its file.</source>
        <translation>Bauen Sie das Paket neu, statt seine Datei umzubenennen.</translation>
    </message>
    <message>
        <source>The page of the package index cannot be read: %1.</source>
        <translation>Die Seite des Paketindex kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>it is not valid JSON</source>
        <translation>Sie ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>it is written for version %1 of the protocol</source>
        <translation>Sie ist für Version %1 des Protokolls geschrieben</translation>
    </message>
    <message>
        <source>it has no list of files</source>
        <translation>Sie hat keine Liste von Dateien</translation>
    </message>
    <message>
        <source>it lists too many files</source>
        <translation>Sie listet zu viele Dateien auf</translation>
    </message>
    <message>
        <source>it ends in the middle</source>
        <translation>Sie endet mittendrin</translation>
    </message>
    <message>
        <source>it is no index page</source>
        <translation>Sie ist keine Indexseite</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>Sie ist zu lang</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>Sie ist leer</translation>
    </message>
    <message>
        <source>%1 holds %2 %3, not %4 %5.</source>
        <translation>%1 enthält %2 %3, nicht %4 %5.</translation>
    </message>
    <message>
        <source>The registry&apos;s disk is full. Tell whoever looks after it; nothing that was published is lost.</source>
        <translation>Die Platte der Registry ist voll. Sagen Sie es der Person, die sie betreut; nichts Veröffentlichtes ist verloren.</translation>
    </message>
    <message>
        <source>The registry cannot write its data now. Tell whoever looks after it.</source>
        <translation>Die Registry kann ihre Daten gerade nicht schreiben. Sagen Sie es der Person, die sie betreut.</translation>
    </message>
    <message>
        <source>The registry&apos;s stored data is damaged here. Tell whoever looks after it to run a verify.</source>
        <translation>Die gespeicherten Daten der Registry sind hier beschädigt. Bitten Sie die Person, die sie betreut, alles prüfen zu lassen.</translation>
    </message>
    <message>
        <source>Something went wrong inside the registry. Tell whoever looks after it; its log says what.</source>
        <translation>In der Registry ist etwas schiefgegangen. Sagen Sie es der Person, die sie betreut; das Protokoll sagt, was es war.</translation>
    </message>
    <message>
        <source>The gem is broken: %1.</source>
        <translation>Das Gem ist defekt: %1.</translation>
    </message>
    <message>
        <source>Build it again with gem build.</source>
        <translation>Bauen Sie es mit gem build neu.</translation>
    </message>
    <message>
        <source>The file is no gem.</source>
        <translation>Die Datei ist kein Gem.</translation>
    </message>
    <message>
        <source>Publish the .gem that gem build makes.</source>
        <translation>Veröffentlichen Sie das .gem, das gem build erzeugt.</translation>
    </message>
    <message>
        <source>it has no data.tar.gz</source>
        <translation>Es hat kein data.tar.gz</translation>
    </message>
    <message>
        <source>its %1 cannot be unpacked</source>
        <translation>%1 darin kann nicht entpackt werden</translation>
    </message>
    <message>
        <source>The gem&apos;s %1 is too large. %2</source>
        <translation>%1 im Gem ist zu groß. %2</translation>
    </message>
    <message>
        <source>its checksums cannot be read</source>
        <translation>Die Prüfsummen darin können nicht gelesen werden</translation>
    </message>
    <message>
        <source>The gem&apos;s %1 is not what its checksums say.</source>
        <translation>%1 im Gem ist nicht, was die Prüfsummen sagen.</translation>
    </message>
    <message>
        <source>the link %1 leads out of its folder</source>
        <translation>Der Link %1 führt aus seinem Ordner hinaus</translation>
    </message>
    <message>
        <source>its data.tar.gz is no archive</source>
        <translation>Sein data.tar.gz ist kein Archiv</translation>
    </message>
    <message>
        <source>The data cannot be unpacked.</source>
        <translation>Die Daten können nicht entpackt werden.</translation>
    </message>
    <message>
        <source>It unpacks to more than %1.</source>
        <translation>Entpackt ist es mehr als %1.</translation>
    </message>
    <message>
        <source>The gem&apos;s specification is too large.</source>
        <translation>Die Spezifikation des Gems ist zu groß.</translation>
    </message>
    <message>
        <source>The gem&apos;s specification %1.</source>
        <translation>Die Spezifikation des Gems %1.</translation>
    </message>
    <message>
        <source>has a value of the kind %1, which RubyGems does not make</source>
        <translation>hat einen Wert der Art %1, die RubyGems nicht erzeugt</translation>
    </message>
    <message>
        <source>has the symbol %1, which RubyGems does not make</source>
        <translation>hat das Symbol %1, das RubyGems nicht erzeugt</translation>
    </message>
    <message>
        <source>has %1 in quotation marks, where it is a symbol</source>
        <translation>hat %1 in Anführungszeichen, wo es ein Symbol ist</translation>
    </message>
    <message>
        <source>has a requirement, %1, that is no list of versions</source>
        <translation>hat eine Anforderung, %1, die keine Liste von Versionen ist</translation>
    </message>
    <message>
        <source>has a requirement, %1, of more than 64 parts</source>
        <translation>hat eine Anforderung, %1, mit mehr als 64 Teilen</translation>
    </message>
    <message>
        <source>has a requirement, %1, that cannot be read: &quot;%2 %3&quot;</source>
        <translation>hat eine Anforderung, %1, die nicht gelesen werden kann: „%2 %3“</translation>
    </message>
    <message>
        <source>has a date that is none: &quot;%1&quot;</source>
        <translation>hat ein Datum, das keines ist: „%1“</translation>
    </message>
    <message>
        <source>has a dependency that is no Gem::Dependency: %1</source>
        <translation>hat eine Abhängigkeit, die keine Gem::Dependency ist: %1</translation>
    </message>
    <message>
        <source>has a dependency whose name is no gem&apos;s: &quot;%1&quot;</source>
        <translation>hat eine Abhängigkeit, deren Name nicht der eines Gems ist: „%1“</translation>
    </message>
    <message>
        <source>has a dependency on %1 of the type &quot;%2&quot;, which is none</source>
        <translation>hat eine Abhängigkeit von %1 mit dem Typ „%2“, den es nicht gibt</translation>
    </message>
    <message>
        <source>has a dependency on %1 without a requirement</source>
        <translation>hat eine Abhängigkeit von %1 ohne Anforderung</translation>
    </message>
    <message>
        <source>has &quot;%1&quot; that are no list of texts</source>
        <translation>hat „%1“, aber nicht als Liste von Texten</translation>
    </message>
    <message>
        <source>has &quot;metadata&quot; that are no mapping: &quot;%1&quot;</source>
        <translation>hat „metadata“, aber nicht als Zuordnung: „%1“</translation>
    </message>
    <message>
        <source>has the &quot;specification_version&quot; &quot;%1&quot;, which is no number</source>
        <translation>hat die „specification_version“ „%1“, die keine Zahl ist</translation>
    </message>
    <message>
        <source>has dependencies that are no list</source>
        <translation>hat Abhängigkeiten, die keine Liste sind</translation>
    </message>
    <message>
        <source>has more than 2,000 dependencies</source>
        <translation>hat mehr als 2.000 Abhängigkeiten</translation>
    </message>
    <message>
        <source>begins with a mark of the byte order</source>
        <translation>beginnt mit einer Byte-Order-Markierung (BOM)</translation>
    </message>
    <message>
        <source>is not of the kind !ruby/object:Gem::Specification</source>
        <translation>ist nicht von der Art !ruby/object:Gem::Specification</translation>
    </message>
    <message>
        <source>has a platform that is none: &quot;%1&quot;</source>
        <translation>hat eine Plattform, die keine ist: „%1“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for a gem.</source>
        <translation>„%1“ ist kein Name für ein Gem.</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, hyphens and underscores, at least one letter, and begin with a letter or digit.</source>
        <translation>Verwenden Sie Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche, mindestens einen Buchstaben, und beginnen Sie mit einem Buchstaben oder einer Ziffer.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no version for a gem.</source>
        <translation>„%1“ ist keine Version für ein Gem.</translation>
    </message>
    <message>
        <source>Use numbers with dots between them, such as 1.2.3 or 1.3.0.rc1.</source>
        <translation>Verwenden Sie Zahlen mit Punkten dazwischen, etwa 1.2.3 oder 1.3.0.rc1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no platform of a gem.</source>
        <translation>„%1“ ist keine Plattform eines Gems.</translation>
    </message>
    <message>
        <source>%1 is no name for a gem&apos;s file.</source>
        <translation>%1 ist kein Name für die Datei eines Gems.</translation>
    </message>
    <message>
        <source>It is the gem&apos;s name, its version and its platform with hyphens between.</source>
        <translation>Er besteht aus Name, Version und Plattform des Gems mit Bindestrichen dazwischen.</translation>
    </message>
    <message>
        <source>The gem is %1 %2.</source>
        <translation>Das Gem ist %1 %2.</translation>
    </message>
    <message>
        <source>Publish it under the name and version that it has.</source>
        <translation>Veröffentlichen Sie es unter dem Namen und der Version, die es hat.</translation>
    </message>
    <message>
        <source>There is no gem %1 here.</source>
        <translation>Es gibt hier kein Gem %1.</translation>
    </message>
    <message>
        <source>The archive is refused: the name of an entry %1 (&quot;%2&quot;).</source>
        <translation>Das Archiv wird abgelehnt: Der Name eines Eintrags %1 („%2“).</translation>
    </message>
    <message>
        <source>The archive has folders more than %1 deep.</source>
        <translation>Das Archiv hat Ordner, die mehr als %1 Ebenen tief sind.</translation>
    </message>
    <message>
        <source>The archive unpacks to more than %1 bytes.</source>
        <translation>Entpackt hat das Archiv mehr als %1 Bytes.</translation>
    </message>
    <message>
        <source>The archive unpacks to more than %1 times its size.</source>
        <translation>Entpackt hat das Archiv mehr als das %1-Fache seiner Größe.</translation>
    </message>
    <message>
        <source>The archive has more than %1 entries.</source>
        <translation>Das Archiv hat mehr als %1 Einträge.</translation>
    </message>
    <message>
        <source>An entry of the archive is larger than %1 bytes.</source>
        <translation>Ein Eintrag des Archivs ist größer als %1 Bytes.</translation>
    </message>
    <message>
        <source>The file is not an archive that is known here.</source>
        <translation>Die Datei ist kein Archiv, das hier bekannt ist.</translation>
    </message>
    <message>
        <source>The archive cannot be unpacked.</source>
        <translation>Das Archiv kann nicht entpackt werden.</translation>
    </message>
    <message>
        <source>The archive is cut off.</source>
        <translation>Das Archiv ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The archive is refused: more follows the end of its compressed data.</source>
        <translation>Das Archiv wird abgelehnt: Nach dem Ende seiner komprimierten Daten folgt noch etwas.</translation>
    </message>
    <message>
        <source>Compress it again in one piece and publish the new file.</source>
        <translation>Komprimieren Sie es neu in einem Stück und veröffentlichen Sie die neue Datei.</translation>
    </message>
    <message>
        <source>The archive is refused: %1.</source>
        <translation>Das Archiv wird abgelehnt: %1.</translation>
    </message>
    <message>
        <source>Pack it anew from a folder that holds each file once.</source>
        <translation>Packen Sie es neu aus einem Ordner, der jede Datei einmal enthält.</translation>
    </message>
    <message>
        <source>The names in the archive have more than %1 MiB together.</source>
        <translation>Die Namen im Archiv haben zusammen mehr als %1 MiB.</translation>
    </message>
    <message>
        <source>Pack fewer files, or with shorter names, and publish the new file.</source>
        <translation>Packen Sie weniger Dateien oder solche mit kürzeren Namen und veröffentlichen Sie die neue Datei.</translation>
    </message>
    <message>
        <source>The archive has too many folders.</source>
        <translation>Das Archiv hat zu viele Ordner.</translation>
    </message>
    <message>
        <source>Pack it again with fewer and publish the new file.</source>
        <translation>Packen Sie es mit weniger davon neu und veröffentlichen Sie die neue Datei.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 in it and %3, too</source>
        <translation>„%1“ ist darin %2 und auch %3</translation>
    </message>
    <message>
        <source>it holds &quot;%1&quot; twice</source>
        <translation>Es enthält „%1“ zweimal</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and &quot;%2&quot; are one file to some clients</source>
        <translation>„%1“ und „%2“ sind für manche Clients dieselbe Datei</translation>
    </message>
    <message>
        <source>There is no git on this computer.</source>
        <translation>Auf diesem Rechner gibt es kein git.</translation>
    </message>
    <message>
        <source>Install git, then try again.</source>
        <translation>Installieren Sie git und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>git took longer than %1 seconds in %2.</source>
        <translation>git brauchte länger als %1 Sekunden in %2.</translation>
    </message>
    <message>
        <source>Look at that repository with git, or publish a zip file.</source>
        <translation>Sehen Sie sich dieses Repository mit git an oder veröffentlichen Sie eine Zip-Datei.</translation>
    </message>
    <message>
        <source>git crashed in %1.</source>
        <translation>git ist in %1 abgestürzt.</translation>
    </message>
    <message>
        <source>%1 is larger than %2 bytes.</source>
        <translation>%1 ist größer als %2 Bytes.</translation>
    </message>
    <message>
        <source>%1 is not in the repository %2.</source>
        <translation>%1 ist nicht im Repository %2.</translation>
    </message>
    <message>
        <source>The repository %1 belongs to another user of this computer.</source>
        <translation>Das Repository %1 gehört einem anderen Benutzer dieses Rechners.</translation>
    </message>
    <message>
        <source>Use a clone that belongs to the user who runs the registry.</source>
        <translation>Verwenden Sie einen Klon, der dem Benutzer gehört, unter dem die Registry läuft.</translation>
    </message>
    <message>
        <source>%1 is no git repository.</source>
        <translation>%1 ist kein git-Repository.</translation>
    </message>
    <message>
        <source>Give the folder that holds .git, or a bare repository.</source>
        <translation>Geben Sie den Ordner an, der .git enthält, oder ein Bare-Repository.</translation>
    </message>
    <message>
        <source>git failed in %1: %2</source>
        <translation>git ist in %1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>Give the absolute path of a git repository.</source>
        <translation>Geben Sie den absoluten Pfad eines git-Repositorys an.</translation>
    </message>
    <message>
        <source>git did not print all of a commit&apos;s files.</source>
        <translation>git hat nicht alle Dateien eines Commits ausgegeben.</translation>
    </message>
    <message>
        <source>A search may have %1 words.</source>
        <translation>Eine Suche darf höchstens %1 Wörter haben.</translation>
    </message>
    <message>
        <source>Search for fewer of them.</source>
        <translation>Suchen Sie nach weniger Wörtern.</translation>
    </message>
    <message>
        <source>The bytes of %1 are not here.</source>
        <translation>Die Bytes von %1 sind nicht hier.</translation>
    </message>
    <message>
        <source>The archive is broken or cut off.</source>
        <translation>Das Archiv ist defekt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>A header in the archive is too long.</source>
        <translation>Ein Kopf im Archiv ist zu lang.</translation>
    </message>
    <message>
        <source>The archive is refused: the entry &quot;%1&quot; %2.</source>
        <translation>Das Archiv wird abgelehnt: Der Eintrag „%1“ %2.</translation>
    </message>
    <message>
        <source>Pack it again with a usual tar and publish the new file.</source>
        <translation>Packen Sie es mit einem üblichen tar neu und veröffentlichen Sie die neue Datei.</translation>
    </message>
    <message>
        <source>The file is not a tar archive.</source>
        <translation>Die Datei ist kein tar-Archiv.</translation>
    </message>
    <message>
        <source>comes after the archive&apos;s end</source>
        <translation>steht hinter dem Ende des Archivs</translation>
    </message>
    <message>
        <source>gives all that follow one name or size</source>
        <translation>gibt allen folgenden denselben Namen oder dieselbe Größe</translation>
    </message>
    <message>
        <source>has two headers that name the same entry</source>
        <translation>hat zwei Köpfe, die denselben Eintrag benennen</translation>
    </message>
    <message>
        <source>has records that make no sense, or say a thing twice</source>
        <translation>hat Angaben, die keinen Sinn ergeben oder etwas zweimal sagen</translation>
    </message>
    <message>
        <source>has two names</source>
        <translation>hat zwei Namen</translation>
    </message>
    <message>
        <source>is sparse</source>
        <translation>hat Lücken (sparse)</translation>
    </message>
    <message>
        <source>is of a kind that unpackers read differently</source>
        <translation>ist von einer Art, die Entpackprogramme verschieden lesen</translation>
    </message>
    <message>
        <source>has two sizes</source>
        <translation>hat zwei Größen</translation>
    </message>
    <message>
        <source>has bytes, but is no file</source>
        <translation>hat Bytes, ist aber keine Datei</translation>
    </message>
    <message>
        <source>The archive cannot be written.</source>
        <translation>Das Archiv kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 is cut off in the archive.</source>
        <translation>%1 ist im Archiv abgeschnitten.</translation>
    </message>
    <message>
        <source>has a document type, which is not read here</source>
        <translation>hat einen Dokumenttyp, der hier nicht gelesen wird</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>Write it more simply and publish the new file.</source>
        <translation>Schreiben Sie es einfacher und veröffentlichen Sie die neue Datei.</translation>
    </message>
    <message>
        <source>has elements that are more than %1 deep</source>
        <translation>hat Elemente, die mehr als %1 Ebenen tief sind</translation>
    </message>
    <message>
        <source>has an element with more than %1 attributes</source>
        <translation>hat ein Element mit mehr als %1 Attributen</translation>
    </message>
    <message>
        <source>declares more than %1 namespaces</source>
        <translation>deklariert mehr als %1 Namensräume</translation>
    </message>
    <message>
        <source>has a name of more than %1 characters</source>
        <translation>hat einen Namen mit mehr als %1 Zeichen</translation>
    </message>
    <message>
        <source>%1 is no XML.</source>
        <translation>%1 ist kein XML.</translation>
    </message>
    <message>
        <source>Pack the package again with its own tool and publish the new file.</source>
        <translation>Packen Sie das Paket mit seinem eigenen Werkzeug neu und veröffentlichen Sie die neue Datei.</translation>
    </message>
    <message>
        <source>%1 is written in %2, which is not known here.</source>
        <translation>%1 ist in %2 geschrieben, das hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Write it in UTF-8.</source>
        <translation>Schreiben Sie es in UTF-8.</translation>
    </message>
    <message>
        <source>%1 is not in the encoding that it tells.</source>
        <translation>%1 hat nicht die Kodierung, die darin angegeben ist.</translation>
    </message>
    <message>
        <source>uses an alias (*name); write out what it stands for</source>
        <translation>verwendet einen Alias (*name); schreiben Sie aus, wofür er steht</translation>
    </message>
    <message>
        <source>has a key that is no plain text</source>
        <translation>hat einen Schlüssel, der kein einfacher Text ist</translation>
    </message>
    <message>
        <source>is nested more than 64 levels deep</source>
        <translation>ist mehr als 64 Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>stands for more than %1 MiB, with its aliases (*name) written out</source>
        <translation>steht für mehr als %1 MiB, wenn seine Aliasse (*name) ausgeschrieben sind</translation>
    </message>
    <message>
        <source>holds more than 100,000 values</source>
        <translation>enthält mehr als 100.000 Werte</translation>
    </message>
    <message>
        <source>has &quot;%1&quot; twice</source>
        <translation>hat „%1“ zweimal</translation>
    </message>
    <message>
        <source>The YAML text %1.</source>
        <translation>Der YAML-Text %1.</translation>
    </message>
    <message>
        <source>is broken at line %1: %2</source>
        <translation>ist in Zeile %1 fehlerhaft: %2</translation>
    </message>
    <message>
        <source>is larger than %1 MiB</source>
        <translation>ist größer als %1 MiB</translation>
    </message>
    <message>
        <source>is not in UTF-8</source>
        <translation>ist nicht in UTF-8</translation>
    </message>
    <message>
        <source>holds a control character or a line end of Unicode</source>
        <translation>enthält ein Steuerzeichen oder ein Zeilenende von Unicode</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>The zip archive is broken or cut off.</source>
        <translation>Das Zip-Archiv ist defekt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>Pack it again with a usual zip and publish the new file.</source>
        <translation>Packen Sie es mit einem üblichen zip neu und veröffentlichen Sie die neue Datei.</translation>
    </message>
    <message>
        <source>The archive is refused: its end records say different things.</source>
        <translation>Das Archiv wird abgelehnt: Die Angaben an seinem Ende widersprechen sich.</translation>
    </message>
    <message>
        <source>The archive&apos;s list of entries is too long.</source>
        <translation>Die Liste der Einträge des Archivs ist zu lang.</translation>
    </message>
    <message>
        <source>The archive is refused: it says that it has %1 entries and lists %2.</source>
        <translation>Das Archiv wird abgelehnt: Es sagt, dass es %1 Einträge hat, und listet %2 auf.</translation>
    </message>
    <message>
        <source>The archive is refused: the bytes of %1 do not match their checksum.</source>
        <translation>Das Archiv wird abgelehnt: Die Bytes von %1 stimmen nicht mit ihrer Prüfsumme überein.</translation>
    </message>
    <message>
        <source>is listed, but is not where the list says</source>
        <translation>ist aufgelistet, aber nicht dort, wo die Liste es sagt</translation>
    </message>
    <message>
        <source>has another name in front of its bytes than in the list</source>
        <translation>hat vor seinen Bytes einen anderen Namen als in der Liste</translation>
    </message>
    <message>
        <source>has another size, checksum or method in front of its bytes than in the list</source>
        <translation>hat vor seinen Bytes eine andere Größe, Prüfsumme oder Methode als in der Liste</translation>
    </message>
    <message>
        <source>The archive is refused: its start belongs to no entry.</source>
        <translation>Das Archiv wird abgelehnt: Sein Anfang gehört zu keinem Eintrag.</translation>
    </message>
    <message>
        <source>shares bytes with another entry</source>
        <translation>teilt Bytes mit einem anderen Eintrag</translation>
    </message>
    <message>
        <source>is followed by bytes that belong to no entry, or its sizes are missing</source>
        <translation>wird von Bytes gefolgt, die zu keinem Eintrag gehören, oder seine Größen fehlen</translation>
    </message>
    <message>
        <source>The zip archive is encrypted.</source>
        <translation>Das Zip-Archiv ist verschlüsselt.</translation>
    </message>
    <message>
        <source>The archive has too many files, or too large ones.</source>
        <translation>Das Archiv hat zu viele oder zu große Dateien.</translation>
    </message>
    <message>
        <source>The archive holds a name of more than %1 bytes, which cannot be unpacked: %2.</source>
        <translation>Das Archiv enthält einen Namen von mehr als %1 Bytes, der nicht entpackt werden kann: %2.</translation>
    </message>
    <message>
        <source>This is neither a .tgz nor a .zip archive.</source>
        <translation>Dies ist weder ein .tgz- noch ein .zip-Archiv.</translation>
    </message>
    <message>
        <source>Pack the module&apos;s files with: tar -czf module.tgz -C FOLDER .</source>
        <translation>Packen Sie die Dateien des Moduls mit: tar -czf module.tgz -C FOLDER .</translation>
    </message>
    <message>
        <source>The archive holds no Terraform file (*.tf).</source>
        <translation>Das Archiv enthält keine Terraform-Datei (*.tf).</translation>
    </message>
    <message>
        <source>Pack the folder that main.tf lies in.</source>
        <translation>Packen Sie den Ordner, in dem main.tf liegt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for a Terraform module.</source>
        <translation>„%1“ ist kein Name für ein Terraform-Modul.</translation>
    </message>
    <message>
        <source>Write it as name/system, each of lower-case letters, digits and hyphens.</source>
        <translation>Schreiben Sie ihn als name/system, beides aus Kleinbuchstaben, Ziffern und Bindestrichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no version for a Terraform module.</source>
        <translation>„%1“ ist keine Version für ein Terraform-Modul.</translation>
    </message>
    <message>
        <source>Use a semantic version such as 1.2.3, without a v before it.</source>
        <translation>Verwenden Sie eine semantische Version wie 1.2.3, ohne v davor.</translation>
    </message>
    <message>
        <source>%1 is no name for a module&apos;s archive.</source>
        <translation>%1 ist kein Name für das Archiv eines Moduls.</translation>
    </message>
    <message>
        <source>Package version already exists.</source>
        <translation>Diese Paketversion gibt es schon.</translation>
    </message>
    <message>
        <source>Publish %1 under a version other than %2.</source>
        <translation>Veröffentlichen Sie %1 unter einer anderen Version als %2.</translation>
    </message>
    <message>
        <source>A package with the same name already exists in the namespace</source>
        <translation>Im Namensraum gibt es schon ein Paket gleichen Namens</translation>
    </message>
    <message>
        <source>It is in %1; publish there, or under another name.</source>
        <translation>Es ist in %1; veröffentlichen Sie dort oder unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>It is in another project; publish under another name.</source>
        <translation>Es ist in einem anderen Projekt; veröffentlichen Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>There is no module %1 here.</source>
        <translation>Hier gibt es kein Modul %1.</translation>
    </message>
    <message>
        <source>%1 says that its %2 is &quot;%3&quot;, not &quot;%4&quot;.</source>
        <translation>%1 gibt als %2 „%3“ an, nicht „%4“.</translation>
    </message>
    <message>
        <source>Leave the %1 out, or change it inside the package.</source>
        <translation>Lassen Sie die Angabe „%1“ weg oder ändern Sie sie im Paket.</translation>
    </message>
    <message>
        <source>Check that the file exists, that you may read it, and that its disk works.</source>
        <translation>Prüfen Sie, ob es die Datei gibt, ob Sie sie lesen dürfen und ob ihr Datenträger funktioniert.</translation>
    </message>
    <message>
        <source>There is no package type &quot;%1&quot; here.</source>
        <translation>Hier gibt es keinen Pakettyp „%1“.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>name needed</source>
        <translation>Name fehlt</translation>
    </message>
    <message>
        <source>Type the package&apos;s name.</source>
        <translation>Geben Sie den Namen des Pakets ein.</translation>
    </message>
    <message>
        <source>version needed</source>
        <translation>Version fehlt</translation>
    </message>
    <message>
        <source>The file does not tell its version; type it.</source>
        <translation>Die Datei nennt ihre Version nicht; geben Sie sie ein.</translation>
    </message>
    <message>
        <source>exists: %1 forbids duplicates</source>
        <translation>vorhanden: %1 verbietet Duplikate</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>geschützt</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>name refused</source>
        <translation>Name abgelehnt</translation>
    </message>
    <message>
        <source>version refused</source>
        <translation>Version abgelehnt</translation>
    </message>
    <message>
        <source>no such project</source>
        <translation>kein solches Projekt</translation>
    </message>
    <message>
        <source>not a project</source>
        <translation>kein Projekt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>new package</source>
        <translation>neues Paket</translation>
    </message>
    <message>
        <source>new version</source>
        <translation>neue Version</translation>
    </message>
    <message>
        <source>duplicate allowed</source>
        <translation>Duplikat erlaubt</translation>
    </message>
    <message>
        <source>%1 exists in version %2. The new file is served in its place; both are kept.</source>
        <translation>%1 gibt es in Version %2 schon. An ihrer Stelle wird die neue Datei ausgeliefert; beide bleiben erhalten.</translation>
    </message>
    <message>
        <source>same package</source>
        <translation>dasselbe Paket</translation>
    </message>
    <message>
        <source>The file is added to version %1.</source>
        <translation>Die Datei wird der Version %1 hinzugefügt.</translation>
    </message>
    <message>
        <source>the instance</source>
        <translation>die Instanz</translation>
    </message>
    <message>
        <source>Forwarding of %1 requests</source>
        <translation>Weiterleitung von %1-Anfragen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Not known: this registry does not tell</source>
        <translation>Nicht bekannt: Diese Registry gibt es nicht an</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Off by default</source>
        <translation>Aus (Vorgabe)</translation>
    </message>
    <message>
        <source>Off, set by %1</source>
        <translation>Aus, festgelegt durch %1</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>by default</source>
        <translation>nach Vorgabe</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>%1 (asked %2)</source>
        <translation>%1 (gefragt: %2)</translation>
    </message>
    <message>
        <source>Public registry, this name</source>
        <translation>Öffentliche Registry, dieser Name</translation>
    </message>
    <message>
        <source>Not asked: asking tells %1 the name</source>
        <translation>Nicht gefragt: %1 erführe so den Namen</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>Could not check: %1</source>
        <translation>Nicht prüfbar: %1</translation>
    </message>
    <message>
        <source>could not check</source>
        <translation>nicht prüfbar</translation>
    </message>
    <message>
        <source>Not registered</source>
        <translation>Nicht registriert</translation>
    </message>
    <message>
        <source>claimable</source>
        <translation>übernehmbar</translation>
    </message>
    <message>
        <source>Held by the registry</source>
        <translation>Von der Registry zurückgehalten</translation>
    </message>
    <message>
        <source>held</source>
        <translation>zurückgehalten</translation>
    </message>
    <message numerus="yes">
        <source>Registered, %n version(s)</source>
        <translation>
            <numerusform>Registriert, %n Version</numerusform>
            <numerusform>Registriert, %n Versionen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, younger than yours</source>
        <translation>%1, jünger als Ihr Paket</translation>
    </message>
    <message>
        <source>your copy</source>
        <translation>Ihre Kopie</translation>
    </message>
    <message>
        <source>someone&apos;s</source>
        <translation>fremd</translation>
    </message>
    <message>
        <source>Public registry, this version</source>
        <translation>Öffentliche Registry, diese Version</translation>
    </message>
    <message>
        <source>Same version, other content</source>
        <translation>Gleiche Version, anderer Inhalt</translation>
    </message>
    <message>
        <source>clash</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Same version, same bytes</source>
        <translation>Gleiche Version, gleiche Bytes</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Not found, but a newer version is there</source>
        <translation>Nicht gefunden, aber dort gibt es eine neuere Version</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>newer</source>
        <translation>neuer</translation>
    </message>
    <message>
        <source>Last pulled</source>
        <translation>Zuletzt abgerufen</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>Packages that depend on it</source>
        <translation>Pakete, die davon abhängen</translation>
    </message>
    <message>
        <source>Pulled in the last 7 days</source>
        <translation>In den letzten 7 Tagen abgerufen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>unbenutzt</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1-mal</translation>
    </message>
    <message>
        <source>%1, last %2</source>
        <translation>%1, zuletzt %2</translation>
    </message>
    <message>
        <source>%1, last %2 by %3</source>
        <translation>%1, zuletzt %2 von %3</translation>
    </message>
    <message>
        <source>No, but %1 times in 90 days</source>
        <translation>Nein, aber %1-mal in 90 Tagen</translation>
    </message>
    <message>
        <source>Local packages that depend on it</source>
        <translation>Lokale Pakete, die davon abhängen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Names one typing error away</source>
        <translation>Namen, die nur ein Tippfehler trennt</translation>
    </message>
    <message>
        <source>look</source>
        <translation>ansehen</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namensraum</translation>
    </message>
    <message>
        <source>%1 is declared as yours</source>
        <translation>%1 ist als Ihr Namensraum angegeben</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>gehört Ihnen</translation>
    </message>
    <message>
        <source>This registry does not tell whether it forwards requests. If it does, requests for %1 will be answered by whoever has the name in the public registry.</source>
        <translation>Diese Registry gibt nicht an, ob sie Anfragen weiterleitet. Wenn sie es tut, beantwortet Anfragen nach %1, wer den Namen in der öffentlichen Registry hat.</translation>
    </message>
    <message>
        <source>After this deletion, a request for %1 will be answered by the public registry, where anyone can publish under this name.</source>
        <translation>Nach dieser Löschung wird eine Anfrage nach %1 von der öffentlichen Registry beantwortet, in der jeder unter diesem Namen veröffentlichen kann.</translation>
    </message>
    <message>
        <source>After this deletion, a request for %1 will be answered by your copy in the public registry.</source>
        <translation>Nach dieser Löschung wird eine Anfrage nach %1 von Ihrer Kopie in der öffentlichen Registry beantwortet.</translation>
    </message>
    <message>
        <source>After this deletion, a request for %1 will be answered by the public registry, where somebody else&apos;s package has this name.</source>
        <translation>Nach dieser Löschung wird eine Anfrage nach %1 von der öffentlichen Registry beantwortet, in der ein fremdes Paket diesen Namen hat.</translation>
    </message>
    <message>
        <source>After this deletion, a request for %1 goes to the public registry, which holds the name back for now.</source>
        <translation>Nach dieser Löschung geht eine Anfrage nach %1 an die öffentliche Registry, die den Namen vorerst zurückhält.</translation>
    </message>
    <message>
        <source>After this deletion, a request for %1 goes to the public registry, and who owns the name there has not been checked.</source>
        <translation>Nach dieser Löschung geht eine Anfrage nach %1 an die öffentliche Registry; wem der Name dort gehört, wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>Other versions stay here, so requests for this name are still answered here.</source>
        <translation>Andere Versionen bleiben hier, daher werden Anfragen nach diesem Namen weiter hier beantwortet.</translation>
    </message>
    <message>
        <source>The name is reserved: requests for it are never forwarded, whatever is deleted.</source>
        <translation>Der Name ist reserviert: Anfragen danach werden nie weitergeleitet, was auch gelöscht wird.</translation>
    </message>
    <message>
        <source>This registry does not forward requests for this name.</source>
        <translation>Diese Registry leitet Anfragen nach diesem Namen nicht weiter.</translation>
    </message>
    <message>
        <source>Critical risk of dependency confusion.</source>
        <translation>Kritisches Risiko von Dependency Confusion.</translation>
    </message>
    <message>
        <source>High risk of dependency confusion.</source>
        <translation>Hohes Risiko von Dependency Confusion.</translation>
    </message>
    <message>
        <source>Some risk of dependency confusion.</source>
        <translation>Gewisses Risiko von Dependency Confusion.</translation>
    </message>
    <message>
        <source>Low risk of dependency confusion.</source>
        <translation>Geringes Risiko von Dependency Confusion.</translation>
    </message>
    <message>
        <source>%1 is reserved: it is never forwarded, whatever is deleted.</source>
        <translation>%1 ist reserviert: Der Name wird nie weitergeleitet, was auch gelöscht wird.</translation>
    </message>
    <message>
        <source>exposed</source>
        <translation>gefährdet</translation>
    </message>
    <message>
        <source>Nobody owns this name in the public registry; a client that uses it as a second source could be served by whoever takes it.</source>
        <translation>In der öffentlichen Registry gehört dieser Name niemandem; wer ihn sich nimmt, könnte Clients beliefern, die sie als zweite Quelle verwenden.</translation>
    </message>
    <message>
        <source>The public registry could not be asked: %1</source>
        <translation>Die öffentliche Registry konnte nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>forwarding off</source>
        <translation>Weiterleitung aus</translation>
    </message>
    <message>
        <source>Requests for this name stay here.</source>
        <translation>Anfragen nach diesem Namen bleiben hier.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>1 month ago</source>
        <translation>vor 1 Monat</translation>
    </message>
    <message>
        <source>%1 months ago</source>
        <translation>vor %1 Monaten</translation>
    </message>
    <message>
        <source>1 year ago</source>
        <translation>vor 1 Jahr</translation>
    </message>
    <message>
        <source>%1 years ago</source>
        <translation>vor %1 Jahren</translation>
    </message>
    <message>
        <source>The file could not be read: %1.</source>
        <translation>Die Datei konnte nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>Verify the registry to see which files are missing.</source>
        <translation>Prüfen Sie die Registry, um zu sehen, welche Dateien fehlen.</translation>
    </message>
    <message>
        <source>Reading the file failed: %1.</source>
        <translation>Das Lesen der Datei schlug fehl: %1.</translation>
    </message>
    <message>
        <source>The stored bytes do not match their %1.</source>
        <translation>Die gespeicherten Bytes stimmen nicht mit ihrem %1 überein.</translation>
    </message>
    <message>
        <source>Publish the file again from a good copy; do not hand this one out.</source>
        <translation>Veröffentlichen Sie die Datei erneut aus einer guten Kopie; geben Sie diese nicht weiter.</translation>
    </message>
    <message>
        <source>The request was dropped.</source>
        <translation>Die Anfrage wurde verworfen.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 of %2 items failed. The first one: %3</source>
        <translation>%1 von %2 Einträgen fehlgeschlagen. Der erste: %3</translation>
    </message>
    <message>
        <source>The registry is not open any more.</source>
        <translation>Die Registry ist nicht mehr geöffnet.</translation>
    </message>
    <message>
        <source>Open it again and start anew from there.</source>
        <translation>Öffnen Sie sie wieder und beginnen Sie dort neu.</translation>
    </message>
    <message>
        <source>It was cancelled before it began.</source>
        <translation>Es wurde abgebrochen, bevor es begann.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>it is for another name</source>
        <translation>es gilt für einen anderen Namen</translation>
    </message>
    <message>
        <source>Check the address. If the registry has a certificate authority of its own, add that to the ones this computer trusts.</source>
        <translation>Prüfen Sie die Adresse. Wenn die Registry eine eigene Zertifizierungsstelle hat, fügen Sie diese zu denen hinzu, denen dieser Rechner vertraut.</translation>
    </message>
    <message>
        <source>It shows a certificate of %1, valid from %2 to %3, with the SHA-256 fingerprint %4.</source>
        <translation>Gezeigt wird ein Zertifikat von %1, gültig von %2 bis %3, mit dem SHA-256-Fingerabdruck %4.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not accepted: %2.</source>
        <translation>Das Zertifikat von %1 wird nicht angenommen: %2.</translation>
    </message>
    <message>
        <source>%1 did not answer a moment ago, and is not asked again for %2 s.</source>
        <translation>%1 hat eben nicht geantwortet und wird %2 s lang nicht wieder gefragt.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The bytes of %1 are not those that the registry announced.</source>
        <translation>Die Bytes von %1 sind nicht die, die die Registry angekündigt hat.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, the stored file is damaged.</source>
        <translation>Versuchen Sie es erneut; wenn es so bleibt, ist die gespeicherte Datei beschädigt.</translation>
    </message>
    <message>
        <source>The connection to %1 is closed.</source>
        <translation>Die Verbindung zu %1 ist geschlossen.</translation>
    </message>
    <message>
        <source>%1 names something that is not on the web.</source>
        <translation>%1 nennt etwas, das nicht im Web ist.</translation>
    </message>
    <message>
        <source>Check the address of the registry.</source>
        <translation>Prüfen Sie die Adresse der Registry.</translation>
    </message>
    <message>
        <source>%1 sends requests on to %2, which is not asked.</source>
        <translation>%1 schickt Anfragen weiter an %2; dort wird nicht gefragt.</translation>
    </message>
    <message>
        <source>If that is where the registry is now, change its address.</source>
        <translation>Wenn die Registry jetzt dort ist, ändern Sie ihre Adresse.</translation>
    </message>
    <message>
        <source>%1 sends this request on to where it cannot be followed.</source>
        <translation>%1 schickt diese Anfrage dorthin weiter, wohin ihr nicht gefolgt werden kann.</translation>
    </message>
    <message>
        <source>Check that the registry&apos;s address is the final one.</source>
        <translation>Prüfen Sie, ob die Adresse der Registry die endgültige ist.</translation>
    </message>
    <message>
        <source>%1 redirects in circles.</source>
        <translation>%1 leitet im Kreis weiter.</translation>
    </message>
    <message>
        <source>%1 sends a request on from https to http, which is not followed.</source>
        <translation>%1 schickt eine Anfrage von https nach http weiter; dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>Ask whoever runs that registry.</source>
        <translation>Fragen Sie den Betreiber dieser Registry.</translation>
    </message>
    <message>
        <source>%1 is at %2 now, and its credential went out without encryption.</source>
        <translation>%1 ist jetzt unter %2, und die Zugangsdaten dafür wurden unverschlüsselt gesendet.</translation>
    </message>
    <message>
        <source>Use that address, and consider to change the credential.</source>
        <translation>Verwenden Sie diese Adresse und erwägen Sie, die Zugangsdaten zu ändern.</translation>
    </message>
    <message>
        <source>%1 sends more than can be taken.</source>
        <translation>%1 sendet mehr, als angenommen werden kann.</translation>
    </message>
    <message>
        <source>Check that the address is that of a package registry.</source>
        <translation>Prüfen Sie, ob die Adresse die einer Paket-Registry ist.</translation>
    </message>
    <message>
        <source>%1 answered with a web page where a document was asked for.</source>
        <translation>%1 antwortete mit einer Webseite, wo nach einem Dokument gefragt war.</translation>
    </message>
    <message>
        <source>It may want somebody to sign in: check the address and the credential.</source>
        <translation>Vielleicht wird eine Anmeldung verlangt: Prüfen Sie die Adresse und die Zugangsdaten.</translation>
    </message>
    <message>
        <source>%1 names a file at a private address of another machine, or at another port of this computer, which is not asked.</source>
        <translation>%1 nennt eine Datei unter einer privaten Adresse eines anderen Rechners oder an einem anderen Port dieses Rechners; dort wird nicht gefragt.</translation>
    </message>
    <message>
        <source>Whoever runs that registry can give out its files at its own address.</source>
        <translation>Der Betreiber dieser Registry kann ihre Dateien unter ihrer eigenen Adresse ausgeben.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Too much of %1 is on its way already, for this client or for all.</source>
        <translation>Von %1 ist schon zu viel unterwegs, für diesen Client oder für alle.</translation>
    </message>
    <message>
        <source>Try again when some of it is here.</source>
        <translation>Versuchen Sie es erneut, wenn ein Teil davon hier ist.</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>Prüfen Sie das Netz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>%1 answers too slowly.</source>
        <translation>%1 antwortet zu langsam.</translation>
    </message>
    <message>
        <source>%1 takes bytes too slowly.</source>
        <translation>%1 nimmt Bytes zu langsam an.</translation>
    </message>
    <message>
        <source>%1 stopped in the middle of its answer.</source>
        <translation>%1 hörte mitten in der Antwort auf.</translation>
    </message>
    <message>
        <source>%1 takes no more bytes.</source>
        <translation>%1 nimmt keine Bytes mehr an.</translation>
    </message>
    <message>
        <source>There is not enough memory for what comes over the network.</source>
        <translation>Der Arbeitsspeicher reicht nicht für das, was über das Netz kommt.</translation>
    </message>
    <message>
        <source>Try again when less is going on.</source>
        <translation>Versuchen Sie es erneut, wenn weniger los ist.</translation>
    </message>
    <message>
        <source>%1 cannot be found.</source>
        <translation>%1 ist nicht zu finden.</translation>
    </message>
    <message>
        <source>Check the address and the network.</source>
        <translation>Prüfen Sie die Adresse und das Netz.</translation>
    </message>
    <message>
        <source>Nobody answers at %1.</source>
        <translation>Unter %1 antwortet niemand.</translation>
    </message>
    <message>
        <source>Check the address, and whether the registry runs.</source>
        <translation>Prüfen Sie die Adresse und ob die Registry läuft.</translation>
    </message>
    <message>
        <source>No secure connection to %1.</source>
        <translation>Keine sichere Verbindung zu %1.</translation>
    </message>
    <message>
        <source>Check that the address begins with the right scheme and port.</source>
        <translation>Prüfen Sie, ob Schema und Port der Adresse stimmen.</translation>
    </message>
    <message>
        <source>What %1 answers is compressed in a way that cannot be read.</source>
        <translation>Was %1 antwortet, ist auf eine Weise komprimiert, die nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>Ask whoever runs it; it was not asked for that.</source>
        <translation>Fragen Sie den Betreiber; darum wurde nicht gebeten.</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak HTTP.</source>
        <translation>Was unter %1 antwortet, spricht kein HTTP.</translation>
    </message>
    <message>
        <source>Check the address and its port.</source>
        <translation>Prüfen Sie die Adresse und ihren Port.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2.</source>
        <translation>%1 ist nicht erreichbar: %2.</translation>
    </message>
    <message>
        <source>%1 broke off in the middle.</source>
        <translation>%1 brach mittendrin ab.</translation>
    </message>
    <message>
        <source>The audit was cancelled.</source>
        <translation>Die Gefährdungsprüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>appeared in the public registry; it was free there before.</source>
        <translation>ist in der öffentlichen Registry aufgetaucht; der Name war dort vorher frei.</translation>
    </message>
    <message>
        <source>is gone from the public registry: anyone can take it now.</source>
        <translation>ist aus der öffentlichen Registry verschwunden: Jeder kann den Namen jetzt nehmen.</translation>
    </message>
    <message>
        <source>is now &quot;%1&quot;; it was &quot;%2&quot;.</source>
        <translation>ist jetzt „%1“; vorher „%2“.</translation>
    </message>
    <message>
        <source>is not reserved any more.</source>
        <translation>ist nicht mehr reserviert.</translation>
    </message>
    <message>
        <source>is new here: %1.</source>
        <translation>ist hier neu: %1.</translation>
    </message>
    <message>
        <source>is neither here nor reserved any more.</source>
        <translation>ist nicht mehr hier und auch nicht mehr reserviert.</translation>
    </message>
    <message>
        <source>the public registry</source>
        <translation>die öffentliche Registry</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>Asking %1 whether it has the name would tell it the name.</source>
        <translation>Wer %1 fragt, ob es den Namen dort gibt, verrät ihn dort.</translation>
    </message>
    <message>
        <source>none: name is unclaimed</source>
        <translation>keine: Name ist frei</translation>
    </message>
    <message>
        <source>Anybody can publish %1 packages of this name on %2.</source>
        <translation>Jeder kann %1-Pakete dieses Namens über %2 veröffentlichen.</translation>
    </message>
    <message>
        <source>there is one</source>
        <translation>es gibt eine</translation>
    </message>
    <message>
        <source>%1 has a package of this name. Whether it is yours only you know.</source>
        <translation>%1 hat ein Paket dieses Namens. Ob es Ihres ist, wissen nur Sie.</translation>
    </message>
    <message>
        <source>name is held</source>
        <translation>Name wird zurückgehalten</translation>
    </message>
    <message>
        <source>%1 keeps this name from being registered.</source>
        <translation>%1 lässt nicht zu, dass dieser Name registriert wird.</translation>
    </message>
    <message>
        <source>%1 is no longer in %2.</source>
        <translation>%1 ist nicht mehr in %2.</translation>
    </message>
    <message>
        <source>It may be in the trash.</source>
        <translation>Vielleicht ist es im Papierkorb.</translation>
    </message>
    <message>
        <source>The bytes of %1 are missing or damaged.</source>
        <translation>Die Bytes von %1 fehlen oder sind beschädigt.</translation>
    </message>
    <message>
        <source>Run verify to see what else is, and how it can be mended.</source>
        <translation>Führen Sie verify aus, um zu sehen, was sonst noch fehlt oder beschädigt ist und wie es sich beheben lässt.</translation>
    </message>
    <message>
        <source>Downloading %1 was cancelled.</source>
        <translation>Das Herunterladen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The stored bytes of %1 are not those that were published.</source>
        <translation>Die gespeicherten Bytes von %1 sind nicht die, die veröffentlicht wurden.</translation>
    </message>
    <message>
        <source>Run verify, and publish the version again from its source.</source>
        <translation>Führen Sie verify aus und veröffentlichen Sie die Version erneut aus ihrer Quelle.</translation>
    </message>
    <message>
        <source>%1 is not a project.</source>
        <translation>%1 ist kein Projekt.</translation>
    </message>
    <message>
        <source>Packages are imported into projects; choose one of its projects.</source>
        <translation>Pakete werden in Projekte importiert; wählen Sie eines der Projekte darin.</translation>
    </message>
    <message>
        <source>Importing %1 was cancelled.</source>
        <translation>Das Importieren von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 has no %2.</source>
        <translation>%1 hat %2 nicht.</translation>
    </message>
    <message>
        <source>Check the name, and the address of the registry.</source>
        <translation>Prüfen Sie den Namen und die Adresse der Registry.</translation>
    </message>
    <message>
        <source>%1 answered %2 for %3.</source>
        <translation>%1 antwortete auf %3 mit %2.</translation>
    </message>
    <message>
        <source>It is listed there, but may have been taken away.</source>
        <translation>Es ist dort aufgeführt, wurde aber vielleicht entfernt.</translation>
    </message>
    <message>
        <source>Check that the address is that of a registry of this type.</source>
        <translation>Prüfen Sie, ob die Adresse die einer Registry dieses Typs ist.</translation>
    </message>
    <message>
        <source>It asks to be left alone for %1 s; try again then.</source>
        <translation>Es wird um %1 s Ruhe gebeten; versuchen Sie es danach erneut.</translation>
    </message>
    <message>
        <source>It wants to know who asks: put a user and a token into the address.</source>
        <translation>Es wird verlangt zu wissen, wer fragt: Setzen Sie einen Benutzer und ein Token in die Adresse.</translation>
    </message>
    <message>
        <source>Check the user and the token in its address.</source>
        <translation>Prüfen Sie den Benutzer und das Token in der Adresse.</translation>
    </message>
    <message>
        <source>%1 has no such version of %2.</source>
        <translation>%1 hat keine solche Version von %2.</translation>
    </message>
    <message>
        <source>%1 is no name for a file of %2.</source>
        <translation>%1 ist kein Name für eine Datei von %2.</translation>
    </message>
    <message>
        <source>%1 is not what %2 announces.</source>
        <translation>%1 ist nicht das, was %2 ankündigt.</translation>
    </message>
    <message>
        <source>It was not published. Ask whoever runs that registry.</source>
        <translation>Es wurde nicht veröffentlicht. Fragen Sie den Betreiber dieser Registry.</translation>
    </message>
    <message>
        <source>Give it with --from.</source>
        <translation>Geben Sie sie mit --from an.</translation>
    </message>
    <message>
        <source>This computer&apos;s own client uses %1. If that is the one, repeat: %2</source>
        <translation>Der eigene Client dieses Rechners verwendet %1. Wenn es diese ist, wiederholen Sie: %2</translation>
    </message>
    <message>
        <source>There is no address of another registry to import from.</source>
        <translation>Es fehlt die Adresse einer anderen Registry, aus der importiert werden soll.</translation>
    </message>
    <message>
        <source>%1 packages cannot be imported from another registry.</source>
        <translation>%1-Pakete können nicht aus einer anderen Registry importiert werden.</translation>
    </message>
    <message>
        <source>Fetch the files and publish them.</source>
        <translation>Holen Sie die Dateien und veröffentlichen Sie sie.</translation>
    </message>
    <message>
        <source>The instance</source>
        <translation>Die Instanz</translation>
    </message>
    <message>
        <source>Packages are published to projects; choose one of its projects.</source>
        <translation>Pakete werden in Projekten veröffentlicht; wählen Sie eines der Projekte darin.</translation>
    </message>
    <message>
        <source>%1 could not be read to its end: %2.</source>
        <translation>%1 konnte nicht zu Ende gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Publishing %1 was cancelled.</source>
        <translation>Das Veröffentlichen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 does not tell its version.</source>
        <translation>%1 nennt seine Version nicht.</translation>
    </message>
    <message>
        <source>Give the version.</source>
        <translation>Geben Sie die Version an.</translation>
    </message>
    <message>
        <source>%1 is not what it was when it was verified.</source>
        <translation>%1 ist nicht mehr, was es bei der Prüfung war.</translation>
    </message>
    <message>
        <source>Nothing was published; try again.</source>
        <translation>Nichts wurde veröffentlicht; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There is no %1 package %2 in %3.</source>
        <translation>Es gibt kein %1-Paket %2 in %3.</translation>
    </message>
    <message>
        <source>List what is there, and check the scope.</source>
        <translation>Lassen Sie auflisten, was da ist, und prüfen Sie den Bereich.</translation>
    </message>
    <message>
        <source>Nothing was chosen to delete.</source>
        <translation>Es wurde nichts zum Löschen gewählt.</translation>
    </message>
    <message>
        <source>It was stopped: %1 of %2 versions are %3.</source>
        <translation>Es wurde angehalten: %1 von %2 Versionen sind %3.</translation>
    </message>
    <message>
        <source>Run it again to go on.</source>
        <translation>Starten Sie es erneut, um fortzufahren.</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>Make it readable and try again.</source>
        <translation>Machen Sie es lesbar und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 is no folder that can be read.</source>
        <translation>%1 ist kein lesbarer Ordner.</translation>
    </message>
    <message>
        <source>Give a data directory of Packhouse, or a folder with the files.</source>
        <translation>Geben Sie ein Datenverzeichnis von Packhouse an oder einen Ordner mit den Dateien.</translation>
    </message>
    <message>
        <source>Repairing was stopped.</source>
        <translation>Das Reparieren wurde angehalten.</translation>
    </message>
    <message>
        <source>is a symbolic link</source>
        <translation>ist ein symbolischer Link</translation>
    </message>
    <message>
        <source>Put what it leads to in its place, if that is yours.</source>
        <translation>Setzen Sie an seine Stelle, worauf er zeigt, falls das Ihnen gehört.</translation>
    </message>
    <message>
        <source>belongs to another user</source>
        <translation>gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>Give it to the user that Packhouse runs as, or take it away.</source>
        <translation>Geben Sie es dem Benutzer, unter dem Packhouse läuft, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>may be read by other users</source>
        <translation>ist für andere Benutzer lesbar</translation>
    </message>
    <message>
        <source>Close it to them (chmod go=); if they may have read a key, make a new one.</source>
        <translation>Sperren Sie es für sie (chmod go=); falls sie einen Schlüssel gelesen haben können, machen Sie einen neuen.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the certificate authority</source>
        <translation>die Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>The body has no query.</source>
        <translation>Der Rumpf enthält keine Abfrage.</translation>
    </message>
    <message>
        <source>there is nothing to do</source>
        <translation>es gibt nichts zu tun</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing</source>
        <translation>&apos;%1&apos; fehlt</translation>
    </message>
    <message>
        <source>a name is missing</source>
        <translation>ein Name fehlt</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>es ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>neither a query, a mutation nor a fragment begins</source>
        <translation>es beginnt weder eine Abfrage noch eine Mutation noch ein Fragment</translation>
    </message>
    <message>
        <source>&apos;on&apos; is missing</source>
        <translation>&apos;on&apos; fehlt</translation>
    </message>
    <message>
        <source>nothing is selected</source>
        <translation>nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>there is a directive that is not known here</source>
        <translation>eine Direktive ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>a number is wrong</source>
        <translation>eine Zahl ist falsch</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>ein Wert fehlt</translation>
    </message>
    <message>
        <source>The document has several operations; say which one with operationName.</source>
        <translation>Das Dokument hat mehrere Operationen; sagen Sie mit operationName, welche gemeint ist.</translation>
    </message>
    <message>
        <source>The document has no operation of the name that was asked for.</source>
        <translation>Das Dokument hat keine Operation mit dem gewünschten Namen.</translation>
    </message>
    <message>
        <source>the document is too long</source>
        <translation>das Dokument ist zu lang</translation>
    </message>
    <message>
        <source>there is a character that has no place there</source>
        <translation>ein Zeichen gehört nicht dorthin</translation>
    </message>
    <message>
        <source>a text has no end or a wrong escape</source>
        <translation>ein Text hat kein Ende oder ein falsches Escape</translation>
    </message>
    <message>
        <source>a text has no end</source>
        <translation>ein Text hat kein Ende</translation>
    </message>
    <message>
        <source>The query cannot be read: in line %1 %2.</source>
        <translation>Die Abfrage kann nicht gelesen werden (Zeile %1): %2.</translation>
    </message>
    <message>
        <source>The body of this request is no JSON object.</source>
        <translation>Der Rumpf dieser Anfrage ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The pass was not made here.</source>
        <translation>Der Ausweis wurde nicht hier ausgestellt.</translation>
    </message>
    <message>
        <source>The owner&apos;s proof is wrong, or was used.</source>
        <translation>Der Nachweis des Besitzers ist falsch oder wurde schon benutzt.</translation>
    </message>
    <message>
        <source>The Authorization header of this request cannot be read.</source>
        <translation>Der Header Authorization dieser Anfrage kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This is %1, which does not open packages.</source>
        <translation>Das ist %1 und öffnet keine Pakete.</translation>
    </message>
    <message>
        <source>The token is not known, or was revoked.</source>
        <translation>Das Token ist nicht bekannt oder wurde widerrufen.</translation>
    </message>
    <message>
        <source>A token of this kind cannot be sent in this way.</source>
        <translation>Ein Token dieser Art kann nicht auf diese Weise gesendet werden.</translation>
    </message>
    <message>
        <source>The token was revoked.</source>
        <translation>Das Token wurde widerrufen.</translation>
    </message>
    <message>
        <source>The token has expired.</source>
        <translation>Das Token ist abgelaufen.</translation>
    </message>
    <message>
        <source>Only a token can be stood for.</source>
        <translation>Nur ein Token kann vertreten werden.</translation>
    </message>
    <message>
        <source>%1 is a symbolic link, which is not followed.</source>
        <translation>%1 ist ein symbolischer Link; ihm wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>Put what it leads to in its place; for a file, &apos;packhousectl verify --repair&apos; looks for another copy.</source>
        <translation>Setzen Sie an seine Stelle, worauf er zeigt; bei einer Datei sucht &apos;packhousectl verify --repair&apos; nach einer anderen Kopie.</translation>
    </message>
    <message>
        <source>%1 belongs to the user with the number %2, so it is not used.</source>
        <translation>%1 gehört dem Benutzer mit der Nummer %2 und wird deshalb nicht verwendet.</translation>
    </message>
    <message>
        <source>If nobody else could change it, give it to the user that Packhouse runs as.</source>
        <translation>Wenn sonst niemand es ändern konnte, geben Sie es dem Benutzer, unter dem Packhouse läuft.</translation>
    </message>
    <message>
        <source>The bytes of this file are missing.</source>
        <translation>Die Bytes dieser Datei fehlen.</translation>
    </message>
    <message>
        <source>Run &apos;packhousectl verify --repair&apos;, or publish them again.</source>
        <translation>Führen Sie &apos;packhousectl verify --repair&apos; aus oder veröffentlichen Sie sie erneut.</translation>
    </message>
    <message>
        <source>The bytes of this file are damaged, so they are not sent.</source>
        <translation>Die Bytes dieser Datei sind beschädigt und werden deshalb nicht gesendet.</translation>
    </message>
    <message>
        <source>Bytes came after the end of a staged file.</source>
        <translation>Nach dem Ende einer bereitgestellten Datei kamen noch Bytes.</translation>
    </message>
    <message>
        <source>A staged file was ended twice.</source>
        <translation>Eine bereitgestellte Datei wurde zweimal beendet.</translation>
    </message>
    <message>
        <source>Name one of its projects.</source>
        <translation>Nennen Sie eines der Projekte darin.</translation>
    </message>
    <message>
        <source>%1 packages know no %2.</source>
        <translation>%1-Pakete kennen %2 nicht.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a %2.</source>
        <translation>„%1“ ist als %2 nicht gültig.</translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation>Wählen Sie eines von: %1.</translation>
    </message>
    <message>
        <source>A token without any right is of no use.</source>
        <translation>Ein Token ohne jedes Recht nützt nichts.</translation>
    </message>
    <message>
        <source>Allow at least one of: read, write, delete, admin.</source>
        <translation>Erlauben Sie mindestens eines von: read, write, delete, admin.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date.</source>
        <translation>„%1“ ist kein Datum.</translation>
    </message>
    <message>
        <source>Write it as 2027-01-31.</source>
        <translation>Schreiben Sie es wie 2027-01-31.</translation>
    </message>
    <message>
        <source>The argument &quot;%1&quot; is missing.</source>
        <translation>Das Argument „%1“ fehlt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds something that is no number.</source>
        <translation>„%1“ enthält etwas, das keine Zahl ist.</translation>
    </message>
    <message>
        <source>any scope</source>
        <translation>irgendeinem Bereich</translation>
    </message>
    <message>
        <source>The verb &quot;list&quot; shows what is there.</source>
        <translation>Das Verb „list“ zeigt, was da ist.</translation>
    </message>
    <message>
        <source>%1 is in several projects: %2, %3 …</source>
        <translation>%1 ist in mehreren Projekten: %2, %3 …</translation>
    </message>
    <message>
        <source>Say which one with --scope.</source>
        <translation>Sagen Sie mit --scope, welches gemeint ist.</translation>
    </message>
    <message>
        <source>%1 has no version %2.</source>
        <translation>%1 hat keine Version %2.</translation>
    </message>
    <message>
        <source>The verb &quot;show&quot; lists its versions.</source>
        <translation>Das Verb „show“ listet seine Versionen auf.</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot; to inherit.</source>
        <translation>Es gibt keine Einstellung „%1“, die geerbt werden könnte.</translation>
    </message>
    <message>
        <source>That operation does not run here, or has ended.</source>
        <translation>Dieser Vorgang läuft hier nicht oder ist beendet.</translation>
    </message>
    <message>
        <source>That name for an operation cannot be used.</source>
        <translation>Dieser Name für einen Vorgang kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Too many operations are running.</source>
        <translation>Zu viele Vorgänge laufen.</translation>
    </message>
    <message>
        <source>Wait until one has ended.</source>
        <translation>Warten Sie, bis einer beendet ist.</translation>
    </message>
    <message>
        <source>No file was given to publish.</source>
        <translation>Es wurde keine Datei zum Veröffentlichen angegeben.</translation>
    </message>
    <message>
        <source>A repository belongs to a project; name one of its projects.</source>
        <translation>Ein Repository gehört zu einem Projekt; nennen Sie eines der Projekte darin.</translation>
    </message>
    <message>
        <source>the data directory %1</source>
        <translation>das Datenverzeichnis %1</translation>
    </message>
    <message>
        <source>No process serves %1.</source>
        <translation>Kein Prozess bedient %1.</translation>
    </message>
    <message>
        <source>%1 cannot be understood.</source>
        <translation>%1 ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>wiederhergestellt</translation>
    </message>
    <message>
        <source>deleted for good</source>
        <translation>endgültig gelöscht</translation>
    </message>
    <message>
        <source>Another version of Packhouse serves this registry.</source>
        <translation>Eine andere Version von Packhouse bedient diese Registry.</translation>
    </message>
    <message>
        <source>End it and start it again, so that both are the same.</source>
        <translation>Beenden Sie sie und starten Sie sie neu, damit beide gleich sind.</translation>
    </message>
    <message>
        <source>What was asked is not understood.</source>
        <translation>Die Anfrage ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>This registry does not answer for the host name of this request.</source>
        <translation>Diese Registry antwortet nicht für den Rechnernamen dieser Anfrage.</translation>
    </message>
    <message>
        <source>Use the address that Packhouse shows, or allow the name when it is started.</source>
        <translation>Verwenden Sie die Adresse, die Packhouse zeigt, oder erlauben Sie den Namen beim Start.</translation>
    </message>
    <message>
        <source>This registry does not answer requests of web pages.</source>
        <translation>Diese Registry beantwortet keine Anfragen von Webseiten.</translation>
    </message>
    <message>
        <source>The %1 of this request has a &apos;%&apos; without two hexadecimal digits, or is not UTF-8.</source>
        <translation>Diese Anfrage hat im Teil „%1“ ein &apos;%&apos; ohne zwei hexadezimale Ziffern oder ist dort nicht in UTF-8.</translation>
    </message>
    <message>
        <source>Write it as percent-encoded UTF-8.</source>
        <translation>Schreiben Sie ihn als UTF-8 mit Prozentkodierung.</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>The path of this request has a part that is &apos;.&apos; or &apos;..&apos;, or an encoded &apos;/&apos; with nothing before or behind it.</source>
        <translation>Der Pfad dieser Anfrage hat einen Teil, der &apos;.&apos; oder &apos;..&apos; ist, oder ein kodiertes &apos;/&apos; mit nichts davor oder dahinter.</translation>
    </message>
    <message>
        <source>Write the path without that.</source>
        <translation>Schreiben Sie den Pfad ohne das.</translation>
    </message>
    <message>
        <source>The path of this request has a backslash or a control character.</source>
        <translation>Der Pfad dieser Anfrage enthält einen Backslash oder ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>Use names without them.</source>
        <translation>Verwenden Sie Namen ohne sie.</translation>
    </message>
    <message>
        <source>The path of this request has two &apos;/&apos; in a row, and something may be missing between them.</source>
        <translation>Der Pfad dieser Anfrage hat zwei &apos;/&apos; hintereinander; dazwischen fehlt vielleicht etwas.</translation>
    </message>
    <message>
        <source>Write what is missing, or one &apos;/&apos;.</source>
        <translation>Schreiben Sie, was fehlt, oder nur ein &apos;/&apos;.</translation>
    </message>
    <message>
        <source>The address of this request does not start with a &apos;/&apos;, or has a &apos;#&apos;.</source>
        <translation>Die Adresse dieser Anfrage beginnt nicht mit einem &apos;/&apos; oder enthält ein &apos;#&apos;.</translation>
    </message>
    <message>
        <source>Write a &apos;#&apos; as %23.</source>
        <translation>Schreiben Sie ein &apos;#&apos; als %23.</translation>
    </message>
    <message>
        <source>The path of this request has more than %1 parts.</source>
        <translation>Der Pfad dieser Anfrage hat mehr als %1 Teile.</translation>
    </message>
    <message>
        <source>Use a shorter one.</source>
        <translation>Verwenden Sie einen kürzeren.</translation>
    </message>
    <message>
        <source>query</source>
        <translation>Query</translation>
    </message>
    <message>
        <source>This request has more than %1 parameters.</source>
        <translation>Diese Anfrage hat mehr als %1 Parameter.</translation>
    </message>
    <message>
        <source>Send fewer.</source>
        <translation>Senden Sie weniger.</translation>
    </message>
    <message>
        <source>A package key is not accepted here.</source>
        <translation>Ein Paketschlüssel wird hier nicht angenommen.</translation>
    </message>
    <message>
        <source>There is no such scope.</source>
        <translation>Diesen Bereich gibt es nicht.</translation>
    </message>
    <message>
        <source>This request is refused already.</source>
        <translation>Diese Anfrage wird bereits abgelehnt.</translation>
    </message>
    <message>
        <source>408 Request Timeout - The body comes too slowly. Send it again over a faster connection.</source>
        <translation>408 Request Timeout - Der Rumpf kommt zu langsam. Senden Sie ihn über eine schnellere Verbindung erneut.</translation>
    </message>
    <message>
        <source>408 Request Timeout - The body stopped coming before it was whole. Send it again.</source>
        <translation>408 Request Timeout - Der Rumpf kam nicht weiter, bevor er vollständig war. Senden Sie ihn erneut.</translation>
    </message>
    <message>
        <source>The chunks of the request&apos;s body are broken or too long.</source>
        <translation>Die Chunks im Rumpf der Anfrage sind fehlerhaft oder zu lang.</translation>
    </message>
    <message>
        <source>Send it again, or with a Content-Length.</source>
        <translation>Senden Sie ihn erneut oder mit Content-Length.</translation>
    </message>
    <message>
        <source>Too many uploads are running.</source>
        <translation>Zu viele Uploads laufen.</translation>
    </message>
    <message>
        <source>The registry has not enough memory for this request.</source>
        <translation>Die Registry hat nicht genug Speicher für diese Anfrage.</translation>
    </message>
    <message>
        <source>The certificate for https could not be made: %1.</source>
        <translation>Das Zertifikat für https konnte nicht erzeugt werden: %1.</translation>
    </message>
    <message>
        <source>Serve without https, or remove the folder &quot;tls&quot; from the data directory.</source>
        <translation>Verzichten Sie auf https oder entfernen Sie den Ordner „tls“ aus dem Datenverzeichnis.</translation>
    </message>
    <message>
        <source>the key cannot be encoded</source>
        <translation>der Schlüssel kann nicht kodiert werden</translation>
    </message>
    <message>
        <source>it cannot be encoded</source>
        <translation>es kann nicht kodiert werden</translation>
    </message>
    <message>
        <source>there is no key</source>
        <translation>es gibt keinen Schlüssel</translation>
    </message>
    <message>
        <source>the authority cannot be signed</source>
        <translation>die Zertifizierungsstelle kann nicht signiert werden</translation>
    </message>
    <message>
        <source>The key of this computer&apos;s certificate authority, tls/authority.key in the data directory, is damaged or cannot be read, and https needs a new certificate by it.</source>
        <translation>Der Schlüssel der Zertifizierungsstelle dieses Rechners, tls/authority.key im Datenverzeichnis, ist beschädigt oder kann nicht gelesen werden, und https braucht ein neues damit unterschriebenes Zertifikat.</translation>
    </message>
    <message>
        <source>Put it back from a backup, or make it readable. Without one, serve without https, or remove the folder &quot;tls&quot;: clients have to trust the new authority then.</source>
        <translation>Stellen Sie ihn aus einer Sicherung wieder her oder machen Sie ihn lesbar. Ohne ihn verzichten Sie auf https oder entfernen den Ordner „tls“: Dann müssen Clients der neuen Zertifizierungsstelle vertrauen.</translation>
    </message>
    <message>
        <source>has a key, tls/authority.key, that is damaged or cannot be read</source>
        <translation>hat einen Schlüssel, tls/authority.key, der beschädigt ist oder nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>has lost its key, tls/authority.key</source>
        <translation>hat ihren Schlüssel, tls/authority.key, verloren</translation>
    </message>
    <message>
        <source>has a certificate that is damaged or cannot be read</source>
        <translation>hat ein Zertifikat, das beschädigt ist oder nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>has lost its certificate, tls/authority.pem</source>
        <translation>hat ihr Zertifikat, tls/authority.pem, verloren</translation>
    </message>
    <message>
        <source>Put it back from a backup; else it is made anew with the same key at the next start with https, and whoever trusts it by its file gets the new one from &apos;packhousectl trust&apos;.</source>
        <translation>Stellen Sie es aus einer Sicherung wieder her; sonst wird es beim nächsten Start mit https mit demselben Schlüssel neu erzeugt, und wer ihm über seine Datei vertraut, bekommt das neue von &apos;packhousectl trust&apos;.</translation>
    </message>
    <message>
        <source>has a certificate and a key that do not belong together</source>
        <translation>hat ein Zertifikat und einen Schlüssel, die nicht zusammengehören</translation>
    </message>
    <message>
        <source>it cannot be signed for %1</source>
        <translation>es kann nicht für %1 signiert werden</translation>
    </message>
    <message>
        <source>The bytes that came are not those that %1 of the request tells.</source>
        <translation>Die angekommenen Bytes sind nicht die, die %1 der Anfrage nennt.</translation>
    </message>
    <message>
        <source>Send them again; if it stays so, that field is of another file.</source>
        <translation>Senden Sie sie erneut; bleibt es so, gehört dieses Feld zu einer anderen Datei.</translation>
    </message>
    <message>
        <source>The compressed request body unpacks to far too much.</source>
        <translation>Der komprimierte Rumpf der Anfrage wird entpackt viel zu groß.</translation>
    </message>
    <message>
        <source>Send it as it is.</source>
        <translation>Senden Sie ihn unkomprimiert.</translation>
    </message>
    <message>
        <source>The request body is not whole gzip data.</source>
        <translation>Der Rumpf der Anfrage enthält keine vollständigen gzip-Daten.</translation>
    </message>
    <message>
        <source>The bytes of a stored file are damaged or missing.</source>
        <translation>Die Bytes einer gespeicherten Datei sind beschädigt oder fehlen.</translation>
    </message>
    <message>
        <source>%1 is not an address of this computer.</source>
        <translation>%1 ist keine Adresse dieses Rechners.</translation>
    </message>
    <message>
        <source>Listen on 127.0.0.1 or another address of this computer.</source>
        <translation>Lauschen Sie auf 127.0.0.1 oder einer anderen Adresse dieses Rechners.</translation>
    </message>
    <message>
        <source>Another program already uses port %1 of %2.</source>
        <translation>Ein anderes Programm verwendet bereits Port %1 von %2.</translation>
    </message>
    <message>
        <source>Stop that program, or choose another port.</source>
        <translation>Halten Sie dieses Programm an oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>Cannot listen on port %1 of %2: %3.</source>
        <translation>Auf Port %1 von %2 kann nicht gelauscht werden: %3.</translation>
    </message>
    <message>
        <source>Choose another address or port.</source>
        <translation>Wählen Sie eine andere Adresse oder einen anderen Port.</translation>
    </message>
    <message>
        <source>%1 cannot be used for https: %2.</source>
        <translation>%1 kann nicht für https verwendet werden: %2.</translation>
    </message>
    <message>
        <source>Give a PEM certificate and the key that belongs to it.</source>
        <translation>Geben Sie ein PEM-Zertifikat und den zugehörigen Schlüssel an.</translation>
    </message>
    <message>
        <source>This computer gives the server no thread.</source>
        <translation>Dieser Rechner gibt dem Server keinen Thread.</translation>
    </message>
    <message>
        <source>Raise the limits on threads or memory, or end other programs.</source>
        <translation>Erhöhen Sie die Grenzen für Threads oder Speicher oder beenden Sie andere Programme.</translation>
    </message>
    <message>
        <source>Too many requests wait for what this one needs.</source>
        <translation>Zu viele Anfragen warten auf das, was diese braucht.</translation>
    </message>
    <message>
        <source>The arguments are not a JSON object.</source>
        <translation>Die Argumente sind kein JSON-Objekt.</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n version(s)</source>
        <translation>
            <numerusform>%n Version wiederherstellen</numerusform>
            <numerusform>%n Versionen wiederherstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n version(s) for good</source>
        <translation>
            <numerusform>%n Version endgültig löschen</numerusform>
            <numerusform>%n Versionen endgültig löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Verify all stored files</source>
        <translation>Alle gespeicherten Dateien prüfen</translation>
    </message>
    <message>
        <source>Publish %1</source>
        <translation>%1 veröffentlichen</translation>
    </message>
    <message numerus="yes">
        <source>Publish %n file(s)</source>
        <translation>
            <numerusform>%n Datei veröffentlichen</numerusform>
            <numerusform>%n Dateien veröffentlichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>%1 herunterladen</translation>
    </message>
    <message numerus="yes">
        <source>Download %n file(s)</source>
        <translation>
            <numerusform>%n Datei herunterladen</numerusform>
            <numerusform>%n Dateien herunterladen</numerusform>
        </translation>
    </message>
    <message>
        <source>A file beside the registry&apos;s database could not be made or opened; nothing says why.</source>
        <translation>Eine Datei neben der Datenbank der Registry konnte nicht angelegt oder geöffnet werden; nichts sagt, warum.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, see whether its disk is there, full or failing, and whether too many files are open.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, sehen Sie nach, ob ihr Datenträger da, voll oder fehlerhaft ist und ob zu viele Dateien offen sind.</translation>
    </message>
    <message>
        <source>The registry&apos;s database is damaged.</source>
        <translation>Die Datenbank der Registry ist beschädigt.</translation>
    </message>
    <message>
        <source>Stop Packhouse and run &apos;packhousectl rebuild&apos;: it makes a new database from the journal and keeps the damaged one.</source>
        <translation>Halten Sie Packhouse an und führen Sie &apos;packhousectl rebuild&apos; aus: Es erzeugt aus dem Journal eine neue Datenbank und behält die beschädigte.</translation>
    </message>
    <message>
        <source>The registry&apos;s database is in use by another program.</source>
        <translation>Die Datenbank der Registry wird von einem anderen Programm verwendet.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>A part of this is too large for the registry&apos;s database.</source>
        <translation>Ein Teil davon ist zu groß für die Datenbank der Registry.</translation>
    </message>
    <message>
        <source>Make it smaller.</source>
        <translation>Machen Sie es kleiner.</translation>
    </message>
    <message>
        <source>Something that this belongs to is gone.</source>
        <translation>Etwas, wozu dies gehört, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Look again at what is there now.</source>
        <translation>Sehen Sie erneut nach, was jetzt da ist.</translation>
    </message>
    <message>
        <source>It exists already.</source>
        <translation>Es ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>The registry&apos;s database answered: %1.</source>
        <translation>Die Datenbank der Registry hat geantwortet: %1.</translation>
    </message>
    <message>
        <source>SQLite was built without foreign keys.</source>
        <translation>SQLite wurde ohne Fremdschlüssel gebaut.</translation>
    </message>
    <message>
        <source>Install the system&apos;s own SQLite library.</source>
        <translation>Installieren Sie die SQLite-Bibliothek des Systems.</translation>
    </message>
    <message>
        <source>Another Packhouse is using the data directory %1.</source>
        <translation>Ein anderes Packhouse verwendet das Datenverzeichnis %1.</translation>
    </message>
    <message>
        <source>Close it, or connect to it.</source>
        <translation>Schließen Sie es oder verbinden Sie sich damit.</translation>
    </message>
    <message>
        <source>The %1 %2 belonged to something that is lost.</source>
        <translation>%1 %2 gehörte zu etwas, das verloren ist.</translation>
    </message>
    <message>
        <source>A row of &apos;%1&apos; belonged to something that is lost.</source>
        <translation>Eine Zeile von &apos;%1&apos; gehörte zu etwas, das verloren ist.</translation>
    </message>
    <message>
        <source>The registry&apos;s database is older than its journal: it lacks changes that were acknowledged.</source>
        <translation>Die Datenbank der Registry ist älter als ihr Journal: Ihr fehlen Änderungen, die bestätigt wurden.</translation>
    </message>
    <message>
        <source>The copy of the database that the journal begins with is missing.</source>
        <translation>Die Kopie der Datenbank, mit der das Journal beginnt, fehlt.</translation>
    </message>
    <message>
        <source>The copy of the database that the journal begins with is damaged.</source>
        <translation>Die Kopie der Datenbank, mit der das Journal beginnt, ist beschädigt.</translation>
    </message>
    <message>
        <source>Comparing with the journal was stopped.</source>
        <translation>Der Vergleich mit dem Journal wurde angehalten.</translation>
    </message>
    <message>
        <source>The disk has too little room to make the database anew from the journal.</source>
        <translation>Der Datenträger hat zu wenig Platz, um die Datenbank aus dem Journal neu zu erzeugen.</translation>
    </message>
    <message>
        <source>Free %1 MB there, then verify again; nothing that was published is lost.</source>
        <translation>Machen Sie dort %1 MB frei und prüfen Sie dann erneut; nichts Veröffentlichtes ist verloren.</translation>
    </message>
    <message>
        <source>There is no journal that belongs to the database, so it could not be made anew.</source>
        <translation>Es gibt kein Journal, das zur Datenbank gehört; sie könnte also nicht neu erzeugt werden.</translation>
    </message>
    <message>
        <source>Changes %1 to %2 are missing from the journal.</source>
        <translation>Die Änderungen %1 bis %2 fehlen im Journal.</translation>
    </message>
    <message>
        <source>The journal belongs to another registry than the database.</source>
        <translation>Das Journal gehört zu einer anderen Registry als die Datenbank.</translation>
    </message>
    <message>
        <source>The journal begins anew again and again.</source>
        <translation>Das Journal beginnt immer wieder neu.</translation>
    </message>
    <message>
        <source>The beginning of the journal %1.log is damaged, so its changes are lost.</source>
        <translation>Der Anfang des Journals %1.log ist beschädigt, daher sind seine Änderungen verloren.</translation>
    </message>
    <message>
        <source>The journal %1.log begins with an empty database, so it follows no other and was left out.</source>
        <translation>Das Journal %1.log beginnt mit einer leeren Datenbank, folgt also auf kein anderes und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The journal %1.log belongs to a database of another layout, so its changes are lost.</source>
        <translation>Das Journal %1.log gehört zu einer Datenbank mit anderem Aufbau, daher sind seine Änderungen verloren.</translation>
    </message>
    <message>
        <source>The database that the journal %1.log begins with is missing or damaged, so what no other journal holds of it is lost.</source>
        <translation>Die Datenbank, mit der das Journal %1.log beginnt, fehlt oder ist beschädigt; was kein anderes Journal davon enthält, ist daher verloren.</translation>
    </message>
    <message>
        <source>The beginning of the journal %1.log is damaged: its changes were taken as they are, and whether they belong to this registry and follow what came before could not be judged.</source>
        <translation>Der Anfang des Journals %1.log ist beschädigt: Seine Änderungen wurden übernommen, wie sie sind; ob sie zu dieser Registry gehören und auf das Vorige folgen, war nicht festzustellen.</translation>
    </message>
    <message>
        <source>The journal in %1 belongs to another registry than the database there.</source>
        <translation>Das Journal in %1 gehört zu einer anderen Registry als die Datenbank dort.</translation>
    </message>
    <message>
        <source>Put the registry&apos;s own journal back; without one, move that folder away: a new journal begins with the database as it is.</source>
        <translation>Stellen Sie das eigene Journal der Registry wieder her; ohne eines verschieben Sie diesen Ordner an einen anderen Ort: Ein neues Journal beginnt mit der Datenbank, wie sie ist.</translation>
    </message>
    <message>
        <source>Stop Packhouse and run &apos;packhousectl rebuild&apos;: it makes a new database from the journal and keeps this one.</source>
        <translation>Halten Sie Packhouse an und führen Sie &apos;packhousectl rebuild&apos; aus: Es erzeugt aus dem Journal eine neue Datenbank und behält diese.</translation>
    </message>
    <message>
        <source>Run &apos;packhousectl verify --repair&apos;: a new journal begins with the database as it is, and the one before is kept beside it.</source>
        <translation>Führen Sie &apos;packhousectl verify --repair&apos; aus: Ein neues Journal beginnt mit der Datenbank, wie sie ist, und das vorige wird daneben aufbewahrt.</translation>
    </message>
    <message>
        <source>Put the registry&apos;s own journal back. Without it, run &apos;packhousectl verify --repair&apos;: a new journal begins with the database as it is, and the other registry&apos;s is kept beside it.</source>
        <translation>Stellen Sie das eigene Journal der Registry wieder her. Ohne es führen Sie &apos;packhousectl verify --repair&apos; aus: Ein neues Journal beginnt mit der Datenbank, wie sie ist, und das der anderen Registry wird daneben aufbewahrt.</translation>
    </message>
    <message>
        <source>Neither the database nor the journal is whole: put a backup of the data directory in its place.</source>
        <translation>Weder die Datenbank noch das Journal ist vollständig: Setzen Sie eine Sicherung des Datenverzeichnisses an seine Stelle.</translation>
    </message>
    <message>
        <source>If the database is as it should be, run &apos;packhousectl verify --repair&apos;, which accepts it. Else stop Packhouse, put the folder &apos;journal&apos; of a backup back, move the database away and run &apos;packhousectl rebuild&apos;.</source>
        <translation>Wenn die Datenbank ist, wie sie sein soll, führen Sie &apos;packhousectl verify --repair&apos; aus, das sie annimmt. Sonst halten Sie Packhouse an, stellen den Ordner &apos;journal&apos; aus einer Sicherung wieder her, verschieben die Datenbank an einen anderen Ort und führen &apos;packhousectl rebuild&apos; aus.</translation>
    </message>
    <message>
        <source>If it was deleted, what is damaged of the journal may have said so. Else put a backup of the data directory in its place.</source>
        <translation>Wenn es gelöscht wurde, stand das vielleicht im beschädigten Teil des Journals. Sonst setzen Sie eine Sicherung des Datenverzeichnisses an seine Stelle.</translation>
    </message>
    <message>
        <source>is in the database, and no change in the journal made it</source>
        <translation>ist in der Datenbank, und keine Änderung im Journal hat das bewirkt</translation>
    </message>
    <message>
        <source>is missing from the database, and the journal has it</source>
        <translation>fehlt in der Datenbank, und das Journal enthält es</translation>
    </message>
    <message>
        <source>was changed, and not by the registry: %1</source>
        <translation>wurde geändert, und nicht von der Registry: %1</translation>
    </message>
    <message>
        <source>are not what the journal makes either</source>
        <translation>sind auch nicht, was das Journal ergibt</translation>
    </message>
    <message>
        <source>is known to the database alone; the journal does not have it</source>
        <translation>ist nur der Datenbank bekannt; das Journal enthält es nicht</translation>
    </message>
    <message>
        <source>is in what is left of the journal, and not in the database</source>
        <translation>ist in dem, was vom Journal übrig ist, und nicht in der Datenbank</translation>
    </message>
    <message>
        <source>%1.log, which was set aside, was damaged, cut, older or another registry&apos;s</source>
        <translation>%1.log, das beiseitegelegt wurde, war beschädigt, abgeschnitten, älter oder von einer anderen Registry</translation>
    </message>
    <message>
        <source>the one before was gone</source>
        <translation>das vorige war nicht mehr da</translation>
    </message>
    <message>
        <source>the journal</source>
        <translation>das Journal</translation>
    </message>
    <message>
        <source>began anew on %1 with the database as it was, since %2; what was done before that cannot be compared</source>
        <translation>begann am %1 neu mit der Datenbank, wie sie war, denn %2; was davor getan wurde, kann nicht verglichen werden</translation>
    </message>
    <message>
        <source>The cursor belongs to another list.</source>
        <translation>Der Cursor gehört zu einer anderen Liste.</translation>
    </message>
    <message>
        <source>The journal ends in the middle of an entry, after change %1%2; that entry and all that came after it, if it was cut, are lost.</source>
        <translation>Das Journal endet mitten in einem Eintrag, nach Änderung %1%2; dieser Eintrag und alles, was danach kam, falls es abgeschnitten wurde, sind verloren.</translation>
    </message>
    <message>
        <source>The bytes of %1 of %2 %3 are missing.</source>
        <translation>Die Bytes von %1 aus %2 %3 fehlen.</translation>
    </message>
    <message>
        <source>%1 file of %2 bytes has no name any more and is kept in %3.</source>
        <translation>%1 Datei mit %2 Bytes hat keinen Namen mehr und wird in %3 aufbewahrt.</translation>
    </message>
    <message>
        <source>%1 files of %2 bytes have no names any more and are kept in %3.</source>
        <translation>%1 Dateien mit %2 Bytes haben keine Namen mehr und werden in %3 aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing says any more what these %1 bytes belong to; they are kept as %2.</source>
        <translation>Nichts sagt mehr, wozu diese %1 Bytes gehören; sie werden als %2 aufbewahrt.</translation>
    </message>
    <message>
        <source>The journal of the changes after %1 is missing; if there were any, they are lost.</source>
        <translation>Das Journal der Änderungen nach %1 fehlt; falls es welche gab, sind sie verloren.</translation>
    </message>
    <message>
        <source>The new database is not sound: %1.</source>
        <translation>Die neue Datenbank ist nicht in Ordnung: %1.</translation>
    </message>
    <message>
        <source>The database that is there was left as it is. Put a backup of the data directory in its place; the blobs are still there.</source>
        <translation>Die vorhandene Datenbank wurde gelassen, wie sie war. Setzen Sie eine Sicherung des Datenverzeichnisses an seine Stelle; die Blobs sind noch da.</translation>
    </message>
    <message>
        <source>The journal in %1 is another registry&apos;s: of the %2 blobs that it names %3 are here, and %4 that are here it does not name.</source>
        <translation>Das Journal in %1 gehört einer anderen Registry: Von den %2 Blobs, die es nennt, sind %3 hier, und %4, die hier sind, nennt es nicht.</translation>
    </message>
    <message>
        <source>Nothing was changed. Put the registry&apos;s own journal back, or a backup of its database. If it is its own after all, move what is in the folder &apos;blobs&apos; away first.</source>
        <translation>Nichts wurde geändert. Stellen Sie das eigene Journal der Registry oder eine Sicherung ihrer Datenbank wieder her. Ist es doch ihr eigenes, verschieben Sie zuerst den Inhalt des Ordners &apos;blobs&apos; an einen anderen Ort.</translation>
    </message>
    <message>
        <source>There is no journal in %1 that can be read.</source>
        <translation>In %1 gibt es kein lesbares Journal.</translation>
    </message>
    <message>
        <source>The journal in %1 is older than the database there, so a rebuild would lose what only the database has.</source>
        <translation>Das Journal in %1 ist älter als die Datenbank dort; ein Neuaufbau würde also verlieren, was nur die Datenbank hat.</translation>
    </message>
    <message>
        <source>Run &apos;packhousectl verify&apos;, which names it, and &apos;packhousectl verify --repair&apos;: a new journal begins with the database as it is.</source>
        <translation>Führen Sie &apos;packhousectl verify&apos; aus, das es nennt, und &apos;packhousectl verify --repair&apos;: Ein neues Journal beginnt mit der Datenbank, wie sie ist.</translation>
    </message>
    <message>
        <source>The database is sound and the journal is not, so a rebuild would lose what the database has.</source>
        <translation>Die Datenbank ist in Ordnung, das Journal nicht; ein Neuaufbau würde also verlieren, was die Datenbank hat.</translation>
    </message>
    <message>
        <source>Run &apos;packhousectl verify --repair&apos;: a new journal begins with the database as it is.</source>
        <translation>Führen Sie &apos;packhousectl verify --repair&apos; aus: Ein neues Journal beginnt mit der Datenbank, wie sie ist.</translation>
    </message>
    <message>
        <source>There is no registry in %1.</source>
        <translation>In %1 gibt es keine Registry.</translation>
    </message>
    <message>
        <source>Say with --data where it is; &apos;packhousectl serve&apos; and &apos;packhousectl scope add&apos; make one.</source>
        <translation>Geben Sie mit --data an, wo sie ist; &apos;packhousectl serve&apos; und &apos;packhousectl scope add&apos; legen eine an.</translation>
    </message>
    <message>
        <source>%1 belongs to another user (%2) than the one that Packhouse runs as (%3).</source>
        <translation>%1 gehört einem anderen Benutzer (%2) als dem, unter dem Packhouse läuft (%3).</translation>
    </message>
    <message>
        <source>Run Packhouse as that user, or give the data directory and all that is in it to this one; of a mounted folder, on the computer that it comes from.</source>
        <translation>Lassen Sie Packhouse unter jenem Benutzer laufen, oder übereignen Sie das Datenverzeichnis mit allem darin diesem; bei einem eingehängten Ordner auf dem Rechner, von dem er kommt.</translation>
    </message>
    <message>
        <source>%1 is a symbolic link.</source>
        <translation>%1 ist ein symbolischer Link.</translation>
    </message>
    <message>
        <source>Put what it leads to in its place. The data directory as a whole may be a link, and other disks can be mounted at its folders.</source>
        <translation>Setzen Sie an seine Stelle, wohin er führt. Das Datenverzeichnis als Ganzes darf ein Link sein, und andere Datenträger können an seinen Ordnern eingehängt werden.</translation>
    </message>
    <message>
        <source>%1 has a second name somewhere else, where every change would show.</source>
        <translation>%1 hat anderswo einen zweiten Namen, unter dem sich jede Änderung zeigen würde.</translation>
    </message>
    <message>
        <source>Copy it, and put the copy in its place; whatever makes backups by links must not link the database and the journal.</source>
        <translation>Kopieren Sie die Datei und setzen Sie die Kopie an ihre Stelle; was Sicherungen mit Links anlegt, darf die Datenbank und das Journal nicht verlinken.</translation>
    </message>
    <message>
        <source>Change %1 of the journal is damaged%2.</source>
        <translation>Die Änderung %1 des Journals ist beschädigt%2.</translation>
    </message>
    <message>
        <source>%1 rows that change %2 (%3) is about were lost before.</source>
        <translation>%1 Zeilen, um die es in der Änderung %2 (%3) geht, waren vorher verloren gegangen.</translation>
    </message>
    <message>
        <source>Change %1 of the journal comes after change %2.</source>
        <translation>Die Änderung %1 des Journals folgt auf die Änderung %2.</translation>
    </message>
    <message>
        <source>Reading the journal was stopped.</source>
        <translation>Das Lesen des Journals wurde angehalten.</translation>
    </message>
    <message>
        <source>The upgraded copy of the database is not equal to the original.</source>
        <translation>Die umgestellte Kopie der Datenbank gleicht dem Original nicht.</translation>
    </message>
    <message>
        <source>Nothing was changed; go on with the earlier Packhouse and report this.</source>
        <translation>Nichts wurde geändert; arbeiten Sie mit dem früheren Packhouse weiter und melden Sie dies.</translation>
    </message>
    <message>
        <source>The data directory was written by a newer Packhouse (schema %1).</source>
        <translation>Das Datenverzeichnis wurde von einem neueren Packhouse geschrieben (Schema %1).</translation>
    </message>
    <message>
        <source>Install that version, or open another data directory.</source>
        <translation>Installieren Sie jene Version oder öffnen Sie ein anderes Datenverzeichnis.</translation>
    </message>
    <message>
        <source>A store needs formats and a clock.</source>
        <translation>Ein Speicher braucht Formate und eine Uhr.</translation>
    </message>
    <message>
        <source>Run &apos;packhousectl rebuild --data %1&apos;: it makes a new database from the journal and keeps the damaged one.</source>
        <translation>Führen Sie &apos;packhousectl rebuild --data %1&apos; aus: Es legt aus dem Journal eine neue Datenbank an und behält die beschädigte.</translation>
    </message>
    <message>
        <source>The registry&apos;s database is missing from %1.</source>
        <translation>Die Datenbank der Registry fehlt in %1.</translation>
    </message>
    <message>
        <source>The journal did not hold all that the database holds, so a new one began with the database as it is; what was left of it is kept beside it. If it was replaced, put back by mistake or lost with a disk, find out why.</source>
        <translation>Das Journal enthielt nicht alles, was die Datenbank enthält; darum begann ein neues mit der Datenbank, wie sie ist, und was vom alten übrig war, bleibt daneben aufbewahrt. Wurde es ersetzt, versehentlich zurückgespielt oder mit einem Datenträger verloren, finden Sie heraus, warum.</translation>
    </message>
    <message>
        <source>There is no package type &apos;%1&apos; here.</source>
        <translation>Den Pakettyp „%1“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>%1 has no tag &apos;%2&apos;.</source>
        <translation>%1 hat kein Tag „%2“.</translation>
    </message>
    <message>
        <source>There is no package %1.</source>
        <translation>Es gibt kein Paket %1.</translation>
    </message>
    <message>
        <source>A version is deleted by removing it.</source>
        <translation>Eine Version wird gelöscht, indem man sie entfernt.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>Run &apos;packhousectl verify --repair&apos;, with --from and a folder that has a copy; or publish the version again from its source, or delete it.</source>
        <translation>Führen Sie &apos;packhousectl verify --repair&apos; mit --from und einem Ordner aus, der eine Kopie hat; oder veröffentlichen Sie die Version erneut aus ihrer Quelle oder löschen Sie sie.</translation>
    </message>
    <message>
        <source>Nothing has to be done: it is fetched again when it is next asked for.</source>
        <translation>Es ist nichts zu tun: Sie wird bei der nächsten Anfrage neu geholt.</translation>
    </message>
    <message>
        <source>is not used: %1</source>
        <translation>wird nicht verwendet: %1</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>cannot be read to its end</source>
        <translation>kann nicht bis zum Ende gelesen werden</translation>
    </message>
    <message>
        <source>has %1 bytes instead of %2</source>
        <translation>hat %1 Bytes statt %2</translation>
    </message>
    <message>
        <source>does not match its hash</source>
        <translation>stimmt nicht mit dem Hash überein</translation>
    </message>
    <message>
        <source>%1 (in the trash)</source>
        <translation>%1 (im Papierkorb)</translation>
    </message>
    <message>
        <source>a file that 0.1.0 kept of an upstream</source>
        <translation>eine Datei, die 0.1.0 von einem Upstream behielt</translation>
    </message>
    <message>
        <source>%1 kept of %2</source>
        <translation>%1, behalten von %2</translation>
    </message>
    <message>
        <source>refers to rows that are gone</source>
        <translation>verweist auf Zeilen, die es nicht mehr gibt</translation>
    </message>
    <message>
        <source>are referred to by another number of files than recorded</source>
        <translation>gehören zu einer anderen Zahl von Dateien als verzeichnet</translation>
    </message>
    <message>
        <source>has other files than recorded</source>
        <translation>hat andere Dateien als verzeichnet</translation>
    </message>
    <message>
        <source>has other versions than recorded</source>
        <translation>hat andere Versionen als verzeichnet</translation>
    </message>
    <message>
        <source>has another number of packages than recorded</source>
        <translation>hat eine andere Zahl von Paketen als verzeichnet</translation>
    </message>
    <message>
        <source>are not as many as recorded</source>
        <translation>sind nicht so viele wie verzeichnet</translation>
    </message>
    <message>
        <source>the bytes %1</source>
        <translation>die Bytes %1</translation>
    </message>
    <message>
        <source>belong to nothing</source>
        <translation>gehören zu nichts</translation>
    </message>
    <message>
        <source>is on its way in, or was left by a transfer that was cut</source>
        <translation>kommt gerade an oder blieb von einer abgebrochenen Übertragung übrig</translation>
    </message>
    <message>
        <source>the folder of bytes</source>
        <translation>der Ordner der Bytes</translation>
    </message>
    <message>
        <source>Verifying was stopped.</source>
        <translation>Das Prüfen wurde angehalten.</translation>
    </message>
    <message>
        <source>cannot be compared with the database</source>
        <translation>kann nicht mit der Datenbank verglichen werden</translation>
    </message>
    <message>
        <source>These are not the bytes that were stored.</source>
        <translation>Das sind nicht die Bytes, die gespeichert wurden.</translation>
    </message>
    <message>
        <source>Look for another copy.</source>
        <translation>Suchen Sie eine andere Kopie.</translation>
    </message>
    <message>
        <source>The database was accepted as it is, and a new journal began with it.</source>
        <translation>Die Datenbank wurde angenommen, wie sie ist, und ein neues Journal begann mit ihr.</translation>
    </message>
    <message>
        <source>There is no project or group %1.</source>
        <translation>Es gibt kein Projekt und keine Gruppe %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no regular expression that can be used here.</source>
        <translation>„%1“ ist kein regulärer Ausdruck, der hier verwendet werden kann.</translation>
    </message>
    <message>
        <source>A size limit cannot be negative.</source>
        <translation>Eine Größengrenze kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>Use 0 for no limit.</source>
        <translation>Verwenden Sie 0 für keine Grenze.</translation>
    </message>
    <message>
        <source>Forwarding of %1 is locked by a scope above %2.</source>
        <translation>Die Weiterleitung von %1 ist von einem Bereich über %2 verbindlich festgelegt.</translation>
    </message>
    <message>
        <source>Change it there.</source>
        <translation>Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>Package protected.</source>
        <translation>Das Paket ist geschützt.</translation>
    </message>
    <message>
        <source>Only %1 may publish %2.</source>
        <translation>Das Veröffentlichen von %2 ist nur für %1 erlaubt.</translation>
    </message>
    <message>
        <source>Package is deletion protected.</source>
        <translation>Das Paket ist vor dem Löschen geschützt.</translation>
    </message>
    <message>
        <source>Only %1 may delete %2.</source>
        <translation>Das Löschen von %2 ist nur für %1 erlaubt.</translation>
    </message>
    <message>
        <source>There is no project %1.</source>
        <translation>Es gibt kein Projekt %1.</translation>
    </message>
    <message>
        <source>A rule needs a pattern of 1 to 255 characters.</source>
        <translation>Eine Regel braucht ein Muster von 1 bis 255 Zeichen.</translation>
    </message>
    <message>
        <source>The rule for &apos;%1&apos; protects nothing.</source>
        <translation>Die Regel für „%1“ schützt nichts.</translation>
    </message>
    <message>
        <source>Say who may push or who may delete.</source>
        <translation>Geben Sie an, wer veröffentlichen oder wer löschen darf.</translation>
    </message>
    <message>
        <source>There is a rule for &apos;%1&apos; already.</source>
        <translation>Für „%1“ gibt es schon eine Regel.</translation>
    </message>
    <message>
        <source>Change that one.</source>
        <translation>Ändern Sie jene.</translation>
    </message>
    <message>
        <source>There is no rule %1.</source>
        <translation>Es gibt keine Regel %1.</translation>
    </message>
    <message>
        <source>A reservation needs a name.</source>
        <translation>Eine Reservierung braucht einen Namen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no namespace.</source>
        <translation>„%1“ ist kein Namensraum.</translation>
    </message>
    <message>
        <source>Write what its names start with up to a &apos;/&apos;, &apos;.&apos;, &apos;:&apos; or &apos;-&apos;, and then a &apos;*&apos;: @acme/*.</source>
        <translation>Schreiben Sie, womit die Namen beginnen, bis zu einem &apos;/&apos;, &apos;.&apos;, &apos;:&apos; oder &apos;-&apos;, und danach ein &apos;*&apos;: @acme/*.</translation>
    </message>
    <message>
        <source>%1 is not reserved.</source>
        <translation>%1 ist nicht reserviert.</translation>
    </message>
    <message>
        <source>Package already exists.</source>
        <translation>Das Paket gibt es schon.</translation>
    </message>
    <message>
        <source>%1 may not be published again.</source>
        <translation>%1 darf nicht noch einmal veröffentlicht werden.</translation>
    </message>
    <message>
        <source>%1 exists in this version already.</source>
        <translation>%1 gibt es in dieser Version schon.</translation>
    </message>
    <message>
        <source>Packages are published to a project.</source>
        <translation>Pakete werden in einem Projekt veröffentlicht.</translation>
    </message>
    <message>
        <source>Use the address of a project instead of %1.</source>
        <translation>Verwenden Sie die Adresse eines Projekts statt %1.</translation>
    </message>
    <message>
        <source>%1 was sent twice.</source>
        <translation>%1 wurde zweimal gesendet.</translation>
    </message>
    <message>
        <source>%1 %2 is not as the request expects it.</source>
        <translation>%1 %2 ist nicht so, wie die Anfrage es erwartet.</translation>
    </message>
    <message>
        <source>Read it again before you replace it.</source>
        <translation>Lesen Sie es neu, bevor Sie es ersetzen.</translation>
    </message>
    <message>
        <source>%1 has %2; a file of a %3 package may have %4 here.</source>
        <translation>%1 hat %2; eine Datei eines %3-Pakets darf hier %4 haben.</translation>
    </message>
    <message>
        <source>Make it smaller, or raise the limit in the project&apos;s settings.</source>
        <translation>Machen Sie sie kleiner oder erhöhen Sie die Grenze in den Einstellungen des Projekts.</translation>
    </message>
    <message>
        <source>%1 could not be stored.</source>
        <translation>%1 konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>%1 was staged elsewhere.</source>
        <translation>%1 wurde anderswo bereitgelegt.</translation>
    </message>
    <message>
        <source>There is no scope %1.</source>
        <translation>Es gibt keinen Bereich %1.</translation>
    </message>
    <message>
        <source>The path %1… is too long.</source>
        <translation>Der Pfad %1… ist zu lang.</translation>
    </message>
    <message>
        <source>A path has at most 255 characters and 21 parts.</source>
        <translation>Ein Pfad hat höchstens 255 Zeichen und 21 Teile.</translation>
    </message>
    <message>
        <source>The path &apos;%1&apos; has digits only.</source>
        <translation>Der Pfad „%1“ besteht nur aus Ziffern.</translation>
    </message>
    <message>
        <source>Clients would take it for a number; put a letter into it.</source>
        <translation>Clients würden ihn für eine Zahl halten; setzen Sie einen Buchstaben hinein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no path of a group or project.</source>
        <translation>„%1“ ist kein Pfad einer Gruppe oder eines Projekts.</translation>
    </message>
    <message>
        <source>Each part takes letters, digits, &apos;_&apos;, &apos;-&apos; and &apos;.&apos;, starts with none of &apos;-&apos; and &apos;.&apos;, and does not end in &apos;.&apos;, &apos;.git&apos; or &apos;.atom&apos;.</source>
        <translation>Jeder Teil darf Buchstaben, Ziffern, &apos;_&apos;, &apos;-&apos; und &apos;.&apos; enthalten, beginnt weder mit &apos;-&apos; noch mit &apos;.&apos; und endet nicht auf &apos;.&apos;, &apos;.git&apos; oder &apos;.atom&apos;.</translation>
    </message>
    <message>
        <source>There is no project or group &apos;%1&apos;.</source>
        <translation>Es gibt kein Projekt und keine Gruppe „%1“.</translation>
    </message>
    <message>
        <source>There is one instance, and it exists.</source>
        <translation>Es gibt eine Instanz, und sie besteht schon.</translation>
    </message>
    <message>
        <source>Choose another path.</source>
        <translation>Wählen Sie einen anderen Pfad.</translation>
    </message>
    <message>
        <source>A personal token has no scope.</source>
        <translation>Ein persönliches Token hat keinen Bereich.</translation>
    </message>
    <message>
        <source>Make a project or group access token for %1.</source>
        <translation>Legen Sie ein Projekt- oder Gruppenzugangstoken für %1 an.</translation>
    </message>
    <message>
        <source>A group access token needs a group.</source>
        <translation>Ein Gruppenzugangstoken braucht eine Gruppe.</translation>
    </message>
    <message>
        <source>A deploy token needs a project or group.</source>
        <translation>Ein Deploy-Token braucht ein Projekt oder eine Gruppe.</translation>
    </message>
    <message>
        <source>A job token needs a project.</source>
        <translation>Ein Job-Token braucht ein Projekt.</translation>
    </message>
    <message>
        <source>A project access token needs a project.</source>
        <translation>Ein Projektzugangstoken braucht ein Projekt.</translation>
    </message>
    <message>
        <source>The token is not known here or was revoked.</source>
        <translation>Das Token ist hier nicht bekannt oder wurde widerrufen.</translation>
    </message>
    <message>
        <source>Make a new one.</source>
        <translation>Legen Sie ein neues an.</translation>
    </message>
    <message>
        <source>A token needs a name.</source>
        <translation>Ein Token braucht einen Namen.</translation>
    </message>
    <message>
        <source>Name who or what uses it.</source>
        <translation>Nennen Sie, wer oder was es benutzt.</translation>
    </message>
    <message>
        <source>A token without rights can do nothing.</source>
        <translation>Ein Token ohne Rechte kann nichts tun.</translation>
    </message>
    <message>
        <source>Give it at least the right to read.</source>
        <translation>Geben Sie ihm wenigstens das Recht zu lesen.</translation>
    </message>
    <message>
        <source>This computer gave no random numbers for a token.</source>
        <translation>Dieser Rechner lieferte keine Zufallszahlen für ein Token.</translation>
    </message>
    <message>
        <source>There is no token %1 in use.</source>
        <translation>Es ist kein Token %1 in Gebrauch.</translation>
    </message>
    <message>
        <source>%1 %2, which the file belongs to, is in the trash too.</source>
        <translation>%1 %2, wozu die Datei gehört, ist auch im Papierkorb.</translation>
    </message>
    <message>
        <source>Restore that first.</source>
        <translation>Stellen Sie das zuerst wieder her.</translation>
    </message>
    <message>
        <source>%1 was published again meanwhile.</source>
        <translation>%1 wurde inzwischen erneut veröffentlicht.</translation>
    </message>
    <message>
        <source>Delete that one first to restore this one.</source>
        <translation>Löschen Sie zuerst jene, um diese wiederherzustellen.</translation>
    </message>
    <message>
        <source>%1 %2 was published again meanwhile.</source>
        <translation>%1 %2 wurde inzwischen erneut veröffentlicht.</translation>
    </message>
    <message>
        <source>A file was staged elsewhere.</source>
        <translation>Eine Datei wurde anderswo bereitgelegt.</translation>
    </message>
    <message>
        <source>A file of an upstream could not be kept.</source>
        <translation>Eine Datei eines Upstreams konnte nicht behalten werden.</translation>
    </message>
    <message>
        <source>The registry is being stopped; nothing was changed.</source>
        <translation>Die Registry wird angehalten; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Try again when it runs again.</source>
        <translation>Versuchen Sie es erneut, wenn sie wieder läuft.</translation>
    </message>
    <message>
        <source>The registry has not enough memory for this change.</source>
        <translation>Die Registry hat nicht genug Arbeitsspeicher für diese Änderung.</translation>
    </message>
    <message>
        <source>Whoever asked for %1 has gone.</source>
        <translation>Wer nach %1 gefragt hat, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>There is not enough memory, or no thread, to fetch the file with.</source>
        <translation>Es fehlt an Arbeitsspeicher oder an einem Thread, um die Datei zu holen.</translation>
    </message>
    <message>
        <source>Try again in a moment; if it happens again, raise these limits of Packhouse.</source>
        <translation>Versuchen Sie es gleich noch einmal; geschieht es wieder, erhöhen Sie diese Grenzen von Packhouse.</translation>
    </message>
    <message>
        <source>%1 gives no hash for %2, so it cannot be verified.</source>
        <translation>%1 nennt keinen Hash für %2; so kann es nicht geprüft werden.</translation>
    </message>
    <message>
        <source>Fetch it from there without Packhouse, or import it by hand.</source>
        <translation>Holen Sie es ohne Packhouse von dort oder importieren Sie es von Hand.</translation>
    </message>
    <message>
        <source>%1 has more than the %2 bytes that are allowed here.</source>
        <translation>%1 hat mehr als die %2 Bytes, die hier erlaubt sind.</translation>
    </message>
    <message>
        <source>Whoever looks after this registry can raise the limit.</source>
        <translation>Wer diese Registry betreut, kann die Grenze erhöhen.</translation>
    </message>
    <message>
        <source>%1 of %2 (%3) from the upstream %4 did not come whole and right: %5</source>
        <translation>%1 von %2 (%3) kam vom Upstream %4 nicht vollständig und richtig an: %5</translation>
    </message>
    <message>
        <source>%1 sent other bytes for %2 than it announced.</source>
        <translation>%1 sendete für %2 andere Bytes als angekündigt.</translation>
    </message>
    <message>
        <source>Nothing was kept; try again later.</source>
        <translation>Nichts wurde behalten; versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>%1 sends a document of %2 that cannot be read. %3</source>
        <translation>%1 sendet ein Dokument von %2, das nicht gelesen werden kann. %3</translation>
    </message>
    <message>
        <source>Tell whoever looks after it, and try again later.</source>
        <translation>Sagen Sie es denen, die den Upstream betreuen, und versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>%1 is not in what the upstream lists.</source>
        <translation>%1 steht nicht in der Liste des Upstreams.</translation>
    </message>
    <message>
        <source>%1 has no such checksum.</source>
        <translation>%1 hat keine solche Prüfsumme.</translation>
    </message>
    <message>
        <source>%1, to which %2 leads for %3, does not give it out (%4).</source>
        <translation>%1, wohin %2 für %3 verweist, gibt es nicht heraus (%4).</translation>
    </message>
    <message>
        <source>Tell whoever looks after %1.</source>
        <translation>Sagen Sie es denen, die %1 betreuen.</translation>
    </message>
    <message>
        <source>%1 wants a credential for %2, and has got none (%3).</source>
        <translation>%1 verlangt Zugangsdaten für %2 und hat keine bekommen (%3).</translation>
    </message>
    <message>
        <source>Whoever looks after this registry can put a user and a token into the upstream&apos;s address.</source>
        <translation>Wer diese Registry betreut, kann einen Benutzer und ein Token in die Adresse des Upstreams setzen.</translation>
    </message>
    <message>
        <source>%1 does not accept the credential that is set for it, or not for %2 (%3).</source>
        <translation>%1 nimmt die dafür gesetzten Zugangsdaten nicht an, oder nicht für %2 (%3).</translation>
    </message>
    <message>
        <source>Whoever looks after this registry has to check the user and the token in the upstream&apos;s address.</source>
        <translation>Wer diese Registry betreut, muss den Benutzer und das Token in der Adresse des Upstreams prüfen.</translation>
    </message>
    <message>
        <source>Check the name and the version.</source>
        <translation>Prüfen Sie den Namen und die Version.</translation>
    </message>
    <message>
        <source>%1 limits how often it may be asked, also for %2.</source>
        <translation>%1 begrenzt, wie oft gefragt werden darf, auch bei %2.</translation>
    </message>
    <message>
        <source>%1 asks for patience with %2.</source>
        <translation>%1 bittet um Geduld bei %2.</translation>
    </message>
    <message>
        <source>%1 was too slow with %2 (%3).</source>
        <translation>%1 war zu langsam bei %2 (%3).</translation>
    </message>
    <message>
        <source>%1 asked not to be asked for another %2 s.</source>
        <translation>%1 bat darum, noch %2 s lang nicht gefragt zu werden.</translation>
    </message>
    <message>
        <source>Try again then.</source>
        <translation>Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>it is too busy</source>
        <translation>sie ist überlastet</translation>
    </message>
    <message>
        <source>what answers there is another program</source>
        <translation>was dort antwortet, ist ein anderes Programm</translation>
    </message>
    <message>
        <source>The registry at %1 answered %2 to &quot;%3&quot;.</source>
        <translation>Die Registry unter %1 antwortete auf „%3“ mit %2.</translation>
    </message>
    <message>
        <source>Check that it is the same version of Packhouse.</source>
        <translation>Prüfen Sie, ob es dieselbe Version von Packhouse ist.</translation>
    </message>
    <message>
        <source>The registry at %1 does not answer: %2.</source>
        <translation>Die Registry unter %1 antwortet nicht: %2.</translation>
    </message>
    <message>
        <source>Check that the process that serves it still runs.</source>
        <translation>Prüfen Sie, ob der Prozess noch läuft, der sie betreibt.</translation>
    </message>
    <message>
        <source>The registry at %1 (process %2) gave no sign of life for too long.</source>
        <translation>Die Registry unter %1 (Prozess %2) gab zu lange kein Lebenszeichen.</translation>
    </message>
    <message>
        <source>it hung up</source>
        <translation>sie hat die Verbindung beendet</translation>
    </message>
    <message>
        <source>its answer is too large</source>
        <translation>ihre Antwort ist zu groß</translation>
    </message>
    <message>
        <source>it does not speak HTTP</source>
        <translation>sie spricht kein HTTP</translation>
    </message>
    <message>
        <source>its answer cannot be understood</source>
        <translation>ihre Antwort ist nicht zu verstehen</translation>
    </message>
    <message>
        <source>The registry of this computer does not answer: no process serves it.</source>
        <translation>Die Registry dieses Rechners antwortet nicht: Kein Prozess betreibt sie.</translation>
    </message>
    <message>
        <source>Start it again; this window goes on by itself then.</source>
        <translation>Starten Sie sie wieder; dieses Fenster macht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>What the registry answered is not understood.</source>
        <translation>Die Antwort der Registry ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Check that the process that serves it is the same version of Packhouse.</source>
        <translation>Prüfen Sie, ob der Prozess, der sie betreibt, dieselbe Version von Packhouse ist.</translation>
    </message>
    <message>
        <source>%1 answered with something that is no list of packages.</source>
        <translation>%1 antwortete mit etwas, das keine Liste von Paketen ist.</translation>
    </message>
    <message>
        <source>Check that the address is that of a GitLab-compatible registry.</source>
        <translation>Prüfen Sie, ob die Adresse die einer GitLab-kompatiblen Registry ist.</translation>
    </message>
    <message>
        <source>Publish it under a new version.</source>
        <translation>Veröffentlichen Sie es unter einer neuen Version.</translation>
    </message>
    <message>
        <source>%1 has %2 %3 already.</source>
        <translation>%1 hat %2 %3 schon.</translation>
    </message>
    <message>
        <source>file exists</source>
        <translation>Datei vorhanden</translation>
    </message>
    <message>
        <source>%1 has a file %2 in this version. Its settings decide whether it takes another one.</source>
        <translation>%1 hat in dieser Version eine Datei %2. Ob noch eine angenommen wird, entscheiden die Einstellungen dort.</translation>
    </message>
    <message>
        <source>%1 packages cannot be sent to another registry from here.</source>
        <translation>%1-Pakete können von hier nicht an eine andere Registry gesendet werden.</translation>
    </message>
    <message>
        <source>Publish %1 there with the client that made it, or publish it to this computer.</source>
        <translation>Veröffentlichen Sie %1 dort mit dem Client, der es erzeugt hat, oder veröffentlichen Sie es auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Files of the type &quot;%1&quot; cannot be fetched.</source>
        <translation>Dateien des Typs „%1“ können nicht geholt werden.</translation>
    </message>
    <message>
        <source>The folder for fetched files cannot be written.</source>
        <translation>Der Ordner für geholte Dateien kann nicht beschrieben werden.</translation>
    </message>
    <message>
        <source>Check it in the settings.</source>
        <translation>Prüfen Sie ihn in den Einstellungen.</translation>
    </message>
    <message>
        <source>This registry does not tell whether it forwards requests.</source>
        <translation>Diese Registry sagt nicht, ob sie Anfragen weiterleitet.</translation>
    </message>
    <message>
        <source>The list on %1 has changed.</source>
        <translation>Die Liste auf %1 hat sich geändert.</translation>
    </message>
    <message>
        <source>Refresh it.</source>
        <translation>Aktualisieren Sie sie.</translation>
    </message>
    <message>
        <source>%1 is not in %2 on %3.</source>
        <translation>%1 ist nicht in %2 auf %3.</translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation>Aktualisieren Sie die Liste.</translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>%1 %2 is not in %3 on %4.</source>
        <translation>%1 %2 ist nicht in %3 auf %4.</translation>
    </message>
    <message>
        <source>Packages of the type &quot;%1&quot; cannot be deleted from here.</source>
        <translation>Pakete des Typs „%1“ können von hier nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Delete them on %1 itself.</source>
        <translation>Löschen Sie sie auf %1 selbst.</translation>
    </message>
    <message>
        <source>Delete it for good, without a copy here.</source>
        <translation>Löschen Sie es endgültig, ohne eine Kopie hier.</translation>
    </message>
    <message>
        <source>%1 tells no hash of %2, so that a copy of it could not be checked.</source>
        <translation>%1 nennt keinen Hash von %2; so könnte eine Kopie davon nicht geprüft werden.</translation>
    </message>
    <message>
        <source>The trash of this computer cannot be written.</source>
        <translation>Der Papierkorb dieses Rechners kann nicht beschrieben werden.</translation>
    </message>
    <message>
        <source>Check its folder in the settings. Nothing was deleted.</source>
        <translation>Prüfen Sie seinen Ordner in den Einstellungen. Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>%1: fetching %2</source>
        <translation>%1: %2 wird geholt</translation>
    </message>
    <message>
        <source>Names cannot be reserved on %1 from here.</source>
        <translation>Namen können auf %1 von hier nicht reserviert werden.</translation>
    </message>
    <message>
        <source>Delete without it, or ask the owner of that registry. Nothing was deleted.</source>
        <translation>Löschen Sie ohne das, oder bitten Sie den Besitzer jener Registry darum. Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>The keychain did not answer.</source>
        <translation>Der Schlüsselbund hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The settings of %1 are changed there.</source>
        <translation>Die Einstellungen von %1 werden dort geändert.</translation>
    </message>
    <message>
        <source>Give %1 a token in the remote&apos;s settings first.</source>
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
        <source>The kept copy of %1 cannot be read.</source>
        <translation>Die aufbewahrte Kopie von %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Publish it from somewhere else.</source>
        <translation>Veröffentlichen Sie es von anderswo.</translation>
    </message>
    <message>
        <source>%1 could not be copied: %2.</source>
        <translation>%1 konnte nicht kopiert werden: %2.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The kept copy of %1 is not what was deleted any more.</source>
        <translation>Die aufbewahrte Kopie von %1 ist nicht mehr das, was gelöscht wurde.</translation>
    </message>
    <message>
        <source>Its bytes changed on this computer&apos;s disk. Publish it from somewhere else.</source>
        <translation>Ihre Bytes haben sich auf dem Datenträger dieses Rechners geändert. Veröffentlichen Sie es von anderswo.</translation>
    </message>
    <message>
        <source>No file of %1 %2 is kept here any more.</source>
        <translation>Von %1 %2 ist hier keine Datei mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>The address of %1 cannot be used.</source>
        <translation>Die Adresse von %1 kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Check it in the remote&apos;s settings.</source>
        <translation>Prüfen Sie sie in den Einstellungen des Remotes.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Try again in %1 s.</source>
        <translation>Versuchen Sie es in %1 s erneut.</translation>
    </message>
    <message>
        <source>%1 wants a token.</source>
        <translation>%1 verlangt ein Token.</translation>
    </message>
    <message>
        <source>Give it one in the remote&apos;s settings.</source>
        <translation>Geben Sie eines in den Einstellungen des Remotes an.</translation>
    </message>
    <message>
        <source>The token of %1 is not accepted.</source>
        <translation>Das Token von %1 wird nicht angenommen.</translation>
    </message>
    <message>
        <source>It may have expired or been revoked: give the remote a new one.</source>
        <translation>Es ist vielleicht abgelaufen oder widerrufen: Geben Sie dem Remote ein neues.</translation>
    </message>
    <message>
        <source>%1 does not allow this</source>
        <translation>%1 erlaubt dies nicht</translation>
    </message>
    <message>
        <source>Use a token that has the right, or ask the owner of the project.</source>
        <translation>Verwenden Sie ein Token, das das Recht hat, oder bitten Sie den Besitzer des Projekts.</translation>
    </message>
    <message>
        <source>%1 does not have it</source>
        <translation>%1 hat es nicht</translation>
    </message>
    <message>
        <source>It may be gone, or the token may not see it.</source>
        <translation>Es ist vielleicht nicht mehr da, oder das Token darf es nicht sehen.</translation>
    </message>
    <message>
        <source>%1 has it already</source>
        <translation>%1 hat es schon</translation>
    </message>
    <message>
        <source>Refresh, and look at what is there.</source>
        <translation>Aktualisieren Sie und sehen Sie nach, was dort ist.</translation>
    </message>
    <message>
        <source>%1 says that it is too large</source>
        <translation>%1 sagt, dass es zu groß ist</translation>
    </message>
    <message>
        <source>Ask the owner of the registry to raise the limit.</source>
        <translation>Bitten Sie den Besitzer der Registry, die Grenze zu erhöhen.</translation>
    </message>
    <message>
        <source>%1 limits how often it may be asked.</source>
        <translation>%1 begrenzt, wie oft gefragt werden darf.</translation>
    </message>
    <message>
        <source>%1 answered %2</source>
        <translation>%1 antwortete %2</translation>
    </message>
    <message>
        <source>The keychain has no entry of that name.</source>
        <translation>Der Schlüsselbund hat keinen Eintrag dieses Namens.</translation>
    </message>
    <message>
        <source>The system keychain is locked or refused access.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt oder hat den Zugriff verweigert.</translation>
    </message>
    <message>
        <source>Unlock it and try again; until then tokens are not kept.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut; bis dahin werden keine Tokens aufbewahrt.</translation>
    </message>
    <message>
        <source>The system keychain cannot be used: %1.</source>
        <translation>Der Schlüsselbund des Systems kann nicht verwendet werden: %1.</translation>
    </message>
    <message>
        <source>it gave no reason</source>
        <translation>er nannte keinen Grund</translation>
    </message>
    <message>
        <source>Start a keyring service such as GNOME Keyring or KWallet; until then tokens are not kept.</source>
        <translation>Starten Sie einen Schlüsselbunddienst wie GNOME Keyring oder KWallet; bis dahin werden keine Tokens aufbewahrt.</translation>
    </message>
    <message>
        <source>The system keychain does not give back what it was given.</source>
        <translation>Der Schlüsselbund des Systems gibt nicht zurück, was ihm gegeben wurde.</translation>
    </message>
    <message>
        <source>Tokens are not kept until it does.</source>
        <translation>Bis er es tut, werden keine Tokens aufbewahrt.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Publish a tag of the linked repository</source>
        <translation>Einen Tag des verknüpften Repositorys veröffentlichen</translation>
    </message>
    <message>
        <source>Publish a branch of the linked repository</source>
        <translation>Einen Zweig des verknüpften Repositorys veröffentlichen</translation>
    </message>
    <message>
        <source>Publish a zip archive</source>
        <translation>Ein Zip-Archiv veröffentlichen</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Make a distribution</source>
        <translation>Eine Distribution anlegen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Resume a download</source>
        <translation>Einen Download fortsetzen</translation>
    </message>
    <message>
        <source>~/.netrc, for private projects</source>
        <translation>~/.netrc, für private Projekte</translation>
    </message>
    <message>
        <source>Private projects</source>
        <translation>Private Projekte</translation>
    </message>
    <message>
        <source>Publish a module zip</source>
        <translation>Ein Modul-Zip veröffentlichen</translation>
    </message>
    <message>
        <source>Publish with provenance</source>
        <translation>Mit Herkunftsnachweis veröffentlichen</translation>
    </message>
    <message>
        <source>Publish with the cm-push plugin</source>
        <translation>Mit dem Plugin cm-push veröffentlichen</translation>
    </message>
    <message>
        <source>Dependency in pom.xml</source>
        <translation>Abhängigkeit in pom.xml</translation>
    </message>
    <message>
        <source>Repository in pom.xml</source>
        <translation>Repository in pom.xml</translation>
    </message>
    <message>
        <source>Publish: in pom.xml, then mvn deploy</source>
        <translation>Veröffentlichen: in pom.xml, dann mvn deploy</translation>
    </message>
    <message>
        <source>Publish one file</source>
        <translation>Eine Datei veröffentlichen</translation>
    </message>
    <message>
        <source>Repository in build.gradle</source>
        <translation>Repository in build.gradle</translation>
    </message>
    <message>
        <source>Dependency in build.gradle</source>
        <translation>Abhängigkeit in build.gradle</translation>
    </message>
    <message>
        <source>Publish: in build.gradle, then gradle publish</source>
        <translation>Veröffentlichen: in build.gradle, dann gradle publish</translation>
    </message>
    <message>
        <source>Dependency in build.sbt</source>
        <translation>Abhängigkeit in build.sbt</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Publish with NuGet 2</source>
        <translation>Mit NuGet 2 veröffentlichen</translation>
    </message>
    <message>
        <source>Unlist</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>anonym</translation>
    </message>
    <message>
        <source>Nothing was deleted. Look at it again and decide anew.</source>
        <translation>Es wurde nichts gelöscht. Sehen Sie es sich noch einmal an und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>The risk of deleting %1 has grown since it was shown: %2</source>
        <translation>Das Risiko, %1 zu löschen, ist größer als das gezeigte: %2</translation>
    </message>
    <message>
        <source>This plan was made by %1.</source>
        <translation>Diesen Plan hat %1 gemacht.</translation>
    </message>
    <message>
        <source>Make one of your own.</source>
        <translation>Machen Sie einen eigenen.</translation>
    </message>
    <message>
        <source>This plan is more than a day old.</source>
        <translation>Dieser Plan ist älter als einen Tag.</translation>
    </message>
    <message>
        <source>%1 %2 got another file meanwhile, so it stays.</source>
        <translation>%1 %2 hat inzwischen eine weitere Datei bekommen und bleibt deshalb.</translation>
    </message>
    <message>
        <source>%1 %2 came meanwhile and stays.</source>
        <translation>%1 %2 ist inzwischen dazugekommen und bleibt.</translation>
    </message>
    <message>
        <source>There is no plan %1.</source>
        <translation>Es gibt keinen Plan %1.</translation>
    </message>
    <message>
        <source>It was run already, or is more than a day old. Make it again.</source>
        <translation>Er wurde schon ausgeführt oder ist älter als einen Tag. Machen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>The plan %1 was made by another version of Packhouse.</source>
        <translation>Den Plan %1 hat eine andere Version von Packhouse gemacht.</translation>
    </message>
    <message>
        <source>Make it again.</source>
        <translation>Machen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>nobody else is trusted then</source>
        <translation>sonst wird dann niemandem vertraut</translation>
    </message>
    <message>
        <source>on Linux</source>
        <translation>unter Linux</translation>
    </message>
    <message>
        <source>Java; by whoever may change the JDK</source>
        <translation>Java; durch jemanden, der das JDK ändern darf</translation>
    </message>
    <message>
        <source>where &quot;npm config get cafile&quot; names a file, which counts alone</source>
        <translation>wenn „npm config get cafile“ eine Datei nennt, die dann allein zählt</translation>
    </message>
    <message>
        <source>published here</source>
        <translation>hier veröffentlicht</translation>
    </message>
    <message>
        <source>reserved by hand</source>
        <translation>von Hand reserviert</translation>
    </message>
    <message>
        <source>reserved when it was deleted</source>
        <translation>beim Löschen reserviert</translation>
    </message>
    <message>
        <source>forwarded by hand</source>
        <translation>von Hand weitergeleitet</translation>
    </message>
    <message>
        <source>readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>developers</source>
        <translation>Entwickler</translation>
    </message>
    <message>
        <source>maintainers</source>
        <translation>Betreuer</translation>
    </message>
    <message>
        <source>owners</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>administrators</source>
        <translation>Administratoren</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists as a project.</source>
        <translation>„%1“ gibt es schon als Projekt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists as a group.</source>
        <translation>„%1“ gibt es schon als Gruppe.</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n package(s)?</source>
        <translation>
            <numerusform>%n Paket löschen?</numerusform>
            <numerusform>%n Pakete löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n Projekt</numerusform>
            <numerusform>%n Projekten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n package(s)</source>
        <translation>
            <numerusform>%n Paket löschen</numerusform>
            <numerusform>%n Pakete löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still running: %n job(s).</source>
        <translation>
            <numerusform>%n Auftrag läuft noch.</numerusform>
            <numerusform>%n Aufträge laufen noch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not publishable: %n file(s).</source>
        <translation>
            <numerusform>%n Datei kann nicht veröffentlicht werden.</numerusform>
            <numerusform>%n Dateien können nicht veröffentlicht werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n Tag</numerusform>
            <numerusform>in %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n Version</numerusform>
            <numerusform>%n Versionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n version(s)</source>
        <translation>
            <numerusform>%n Version löschen</numerusform>
            <numerusform>%n Versionen löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n duplicate(s)</source>
        <translation>
            <numerusform>%n Duplikat</numerusform>
            <numerusform>%n Duplikate</numerusform>
        </translation>
    </message>
    <message>
        <source>The %1 %2 that was shown is not in %3 any more.</source>
        <translation>%1 %2, wie es gezeigt wurde, ist nicht mehr in %3.</translation>
    </message>
    <message>
        <source>This plan was made in the future.</source>
        <translation>Dieser Plan wurde in der Zukunft gemacht.</translation>
    </message>
    <message>
        <source>Look at it again and decide anew.</source>
        <translation>Sehen Sie es sich noch einmal an und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>Files of %1 %2 in %3 are gone that were shown.</source>
        <translation>Gezeigte Dateien von %1 %2 in %3 sind nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 is a link to another folder.</source>
        <translation>%1 ist ein Verweis auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Remove it: plans are kept in the data directory alone.</source>
        <translation>Entfernen Sie ihn: Pläne liegen nur im Datenverzeichnis.</translation>
    </message>
    <message>
        <source>The plan %1 is damaged.</source>
        <translation>Der Plan %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>It may still do what it was asked. See whether that process is stopped or busy; end it, or wait longer.</source>
        <translation>Sie tut vielleicht noch, worum sie gebeten wurde. Sehen Sie nach, ob dieser Prozess angehalten oder beschäftigt ist; beenden Sie ihn, oder warten Sie länger.</translation>
    </message>
    <message numerus="yes">
        <source>Filter %n package(s) in %1: name, version, hash, or type:npm scope:acme</source>
        <translation>
            <numerusform>%n Paket filtern (%1): Name, Version, Hash oder type:npm scope:acme</numerusform>
            <numerusform>%n Pakete filtern (%1): Name, Version, Hash oder type:npm scope:acme</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan %1 is a link to another file.</source>
        <translation>Der Plan %1 ist ein Verweis auf eine andere Datei.</translation>
    </message>
    <message>
        <source>Composer asks its repositories one after the other until one has the package; a public one is the last unless it was switched off.</source>
        <translation>Composer fragt seine Repositorys nacheinander, bis eines das Paket hat; ein öffentliches ist das letzte, sofern es nicht abgeschaltet wurde.</translation>
    </message>
    <message>
        <source>The public repository excludes the package (&quot;exclude&quot;) or is switched off. That this one is canonical helps only as long as it has the package.</source>
        <translation>Das öffentliche Repository schließt das Paket aus („exclude“) oder ist abgeschaltet. Dass dieses hier „canonical“ ist, hilft nur, solange es das Paket hat.</translation>
    </message>
    <message>
        <source>Conan asks its remotes in their order until one has the recipe; a public one is there unless it was removed.</source>
        <translation>Conan fragt seine Remotes der Reihe nach, bis eines das Rezept hat; ein öffentliches ist dabei, sofern es nicht entfernt wurde.</translation>
    </message>
    <message>
        <source>The public remote is removed or disabled, or allows no packages of that name; that this one is the first helps only as long as it has the recipe.</source>
        <translation>Das öffentliche Remote ist entfernt oder abgeschaltet oder lässt keine Pakete dieses Namens zu; dass dieses hier das erste ist, hilft nur, solange es das Rezept hat.</translation>
    </message>
    <message>
        <source>The search found no recipe of that name.</source>
        <translation>Die Suche fand kein Rezept dieses Namens.</translation>
    </message>
    <message>
        <source>apt reads all sources that are configured, at once, and installs the highest version, whichever has it.</source>
        <translation>apt liest alle eingerichteten Quellen zugleich und installiert die höchste Version, woher sie auch kommt.</translation>
    </message>
    <message>
        <source>A pin in apt&apos;s preferences puts this registry&apos;s origin above the others for the name; the archives of the distribution stay sources.</source>
        <translation>Ein Pin in den Einstellungen von apt stellt die Herkunft dieser Registry für den Namen über die anderen; die Archive der Distribution bleiben Quellen.</translation>
    </message>
    <message>
        <source>Generic files are asked for by this registry&apos;s own address, and nobody else is asked.</source>
        <translation>Generische Dateien werden unter der eigenen Adresse dieser Registry abgerufen, und niemand sonst wird gefragt.</translation>
    </message>
    <message>
        <source>The go command asks the next address of GOPROXY when this registry answers that it has no such module; a public proxy is there unless another takes its place.</source>
        <translation>Der Befehl go fragt die nächste Adresse in GOPROXY, wenn diese Registry antwortet, dass sie das Modul nicht hat; ein öffentlicher Proxy ist dabei, sofern kein anderer an seiner Stelle steht.</translation>
    </message>
    <message>
        <source>Helm asks nobody by itself: a chart is looked for in the repository that the command or the dependency names, and only where that one was added.</source>
        <translation>Helm fragt von sich aus niemanden: Ein Chart wird in dem Repository gesucht, das der Befehl oder die Abhängigkeit nennt, und nur dort, wo es hinzugefügt wurde.</translation>
    </message>
    <message>
        <source>Commands and dependencies name this registry&apos;s repository by its address or its own name.</source>
        <translation>Befehle und Abhängigkeiten nennen das Repository dieser Registry mit seiner Adresse oder seinem eigenen Namen.</translation>
    </message>
    <message>
        <source>Maven asks the repositories of its settings and of the POM one after the other, and a public one that is built in.</source>
        <translation>Maven fragt die Repositorys seiner Einstellungen und des POM nacheinander, dazu ein eingebautes öffentliches.</translation>
    </message>
    <message>
        <source>A mirror of &quot;*&quot; in settings.xml leads all requests to this registry.</source>
        <translation>Ein Spiegel für „*“ in settings.xml führt alle Anfragen zu dieser Registry.</translation>
    </message>
    <message>
        <source>npm asks one registry for all names without a scope: a public one, unless another is set.</source>
        <translation>npm fragt für alle Namen ohne Scope eine einzige Registry: eine öffentliche, sofern keine andere eingestellt ist.</translation>
    </message>
    <message>
        <source>npm asks the registry that is set for the scope alone; without such a setting, a public one.</source>
        <translation>npm fragt nur die Registry, die für den Scope eingestellt ist; ohne diese Einstellung eine öffentliche.</translation>
    </message>
    <message>
        <source>&quot;registry&quot; in .npmrc leads to this registry, also where it is built.</source>
        <translation>„registry“ in .npmrc führt zu dieser Registry, auch dort, wo gebaut wird.</translation>
    </message>
    <message>
        <source>&quot;%1:registry&quot; in .npmrc leads to this registry, also where it is built.</source>
        <translation>„%1:registry“ in .npmrc führt zu dieser Registry, auch dort, wo gebaut wird.</translation>
    </message>
    <message>
        <source>NuGet asks all its sources at once and takes a version from whichever has it; a public one is among them unless it was removed.</source>
        <translation>NuGet fragt alle seine Quellen zugleich und nimmt eine Version von der, die sie hat; eine öffentliche ist dabei, sofern sie nicht entfernt wurde.</translation>
    </message>
    <message>
        <source>Package source mapping (packageSourceMapping) maps the id or its prefix to this registry; or it is the only source.</source>
        <translation>Die Quellenzuordnung (packageSourceMapping) weist die ID oder ihren Anfang dieser Registry zu; oder sie ist die einzige Quelle.</translation>
    </message>
    <message>
        <source>The feed does not tell where its lists of versions are.</source>
        <translation>Der Feed sagt nicht, wo seine Versionslisten sind.</translation>
    </message>
    <message>
        <source>This registry has no index.</source>
        <translation>Diese Registry hat keinen Index.</translation>
    </message>
    <message>
        <source>This registry cannot be asked about one name.</source>
        <translation>Diese Registry kann nicht nach einem einzelnen Namen gefragt werden.</translation>
    </message>
    <message>
        <source>pip asks all its indexes at once and takes the highest version; a public one is among them unless another takes its place.</source>
        <translation>pip fragt alle seine Indexe zugleich und nimmt die höchste Version; ein öffentlicher ist dabei, sofern kein anderer an seiner Stelle steht.</translation>
    </message>
    <message>
        <source>&quot;index-url&quot; leads to this registry and there is no &quot;extra-index-url&quot;; or requirements carry hashes.</source>
        <translation>„index-url“ führt zu dieser Registry, und es gibt kein „extra-index-url“; oder die Anforderungen tragen Hashes.</translation>
    </message>
    <message>
        <source>gem and Bundler ask all their sources and take the highest version; a public one is among them unless it was removed.</source>
        <translation>gem und Bundler fragen alle ihre Quellen und nehmen die höchste Version; eine öffentliche ist dabei, sofern sie nicht entfernt wurde.</translation>
    </message>
    <message>
        <source>A block of the Gemfile, source &quot;…&quot; do, binds the gem to this registry; for gem no other source is left (gem sources --remove).</source>
        <translation>Ein Block im Gemfile, source &quot;…&quot; do, bindet das Gem an diese Registry; für gem ist keine andere Quelle übrig (gem sources --remove).</translation>
    </message>
    <message>
        <source>The address of a module of this registry begins with this registry&apos;s host, and nobody else is asked.</source>
        <translation>Die Adresse eines Moduls dieser Registry beginnt mit deren Host, und niemand sonst wird gefragt.</translation>
    </message>
    <message>
        <source>This registry does not forward requests for this name. Who has the name in other registries that clients are set up with has not been checked.</source>
        <translation>Diese Registry leitet Anfragen nach diesem Namen nicht weiter. Wer den Namen in anderen Registrys hat, die in Clients eingerichtet sind, wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>This registry does not forward requests for this name. Clients may ask other registries by themselves, and who has the name there has not been checked.</source>
        <translation>Diese Registry leitet Anfragen nach diesem Namen nicht weiter. Clients können von sich aus andere Registrys fragen, und wer den Namen dort hat, wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>This registry does not forward requests for this name, but the public registry has the name, too: clients that use it as a second source may take it from there.</source>
        <translation>Diese Registry leitet Anfragen nach diesem Namen nicht weiter, aber die öffentliche Registry hat den Namen auch: Clients, die sie als zweite Quelle nutzen, können ihn von dort nehmen.</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>Never: requests of this type are not forwarded</source>
        <translation>Nie: Anfragen dieses Typs werden nicht weitergeleitet</translation>
    </message>
    <message>
        <source>Reserved: this name is never forwarded, whatever the policy (%1)</source>
        <translation>Reserviert: Dieser Name wird nie weitergeleitet, was die Regel auch sagt (%1)</translation>
    </message>
    <message>
        <source>Not reached: other versions stay here and answer (%1)</source>
        <translation>Nicht erreicht: Andere Versionen bleiben hier und antworten (%1)</translation>
    </message>
    <message>
        <source>What clients ask by themselves</source>
        <translation>Wen Clients von sich aus fragen</translation>
    </message>
    <message>
        <source>Not known of this type</source>
        <translation>Von diesem Typ nicht bekannt</translation>
    </message>
    <message>
        <source>nobody else</source>
        <translation>niemand sonst</translation>
    </message>
    <message>
        <source>others, too</source>
        <translation>auch andere</translation>
    </message>
    <message>
        <source>as set</source>
        <translation>nach Einstellung</translation>
    </message>
    <message>
        <source>Closed in clients where</source>
        <translation>Was Clients davon abhält</translation>
    </message>
    <message>
        <source>Not checked: none can be asked about one name</source>
        <translation>Nicht geprüft: Keine kann nach einem einzelnen Namen gefragt werden</translation>
    </message>
    <message>
        <source>Not checked: %1, which this computer uses, cannot be asked about one name</source>
        <translation>Nicht geprüft: %1, von diesem Computer genutzt, kann nicht nach einem einzelnen Namen gefragt werden</translation>
    </message>
    <message>
        <source>Same version; whether the content is the same is not told</source>
        <translation>Gleiche Version; ob der Inhalt gleich ist, wird nicht gesagt</translation>
    </message>
    <message>
        <source>Who has the name in other registries that clients are set up with has not been checked.</source>
        <translation>Wer den Namen in anderen Registrys hat, die in Clients eingerichtet sind, wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>Clients may ask other registries by themselves, and who has the name there has not been checked.</source>
        <translation>Clients können von sich aus andere Registrys fragen, und wer den Namen dort hat, wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>Clients that use a second registry find your copy there.</source>
        <translation>Clients, die eine zweite Registry nutzen, finden dort Ihre Kopie.</translation>
    </message>
    <message>
        <source>The public registry holds the name back for now.</source>
        <translation>Die öffentliche Registry hält den Namen vorerst zurück.</translation>
    </message>
    <message>
        <source>Clients that use a second registry are served by whoever registers the name there.</source>
        <translation>Clients, die eine zweite Registry nutzen, werden von dem bedient, der den Namen dort registriert.</translation>
    </message>
    <message>
        <source>Clients that use a second registry may find a stranger&apos;s package there.</source>
        <translation>Clients, die eine zweite Registry nutzen, finden dort womöglich das Paket eines Fremden.</translation>
    </message>
    <message>
        <source>The risk of dependency confusion could not be checked.</source>
        <translation>Das Risiko von Dependency Confusion konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <source>The risk of dependency confusion was not checked.</source>
        <translation>Das Risiko von Dependency Confusion wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>The registries of %1 cannot be asked about one name.</source>
        <translation>Die Registrys von %1 können nicht nach einem einzelnen Namen gefragt werden.</translation>
    </message>
    <message>
        <source>It has its packages at another address, %1, which is not asked.</source>
        <translation>Ihre Pakete liegen unter einer anderen Adresse, %1, die nicht gefragt wird.</translation>
    </message>
    <message>
        <source>No project has the path of %1.</source>
        <translation>Kein Projekt hat den Pfad von %1.</translation>
    </message>
    <message>
        <source>No group has the name %1.</source>
        <translation>Keine Gruppe hat den Namen %1.</translation>
    </message>
    <message>
        <source>In %1 the name %2 belongs to %3: above the project it is served from there.</source>
        <translation>In %1 gehört der Name %2 dem Projekt %3: Oberhalb des Projekts wird er von dort ausgeliefert.</translation>
    </message>
    <message>
        <source>In %1 the name %2 belongs to another project: it is served from here at the project&apos;s own address only.</source>
        <translation>In %1 gehört der Name %2 einem anderen Projekt: Von hier wird er nur unter der eigenen Adresse des Projekts ausgeliefert.</translation>
    </message>
    <message>
        <source>At the instance the name %1 belongs to %2, which published it first.</source>
        <translation>In der Instanz gehört der Name %1 dem Projekt %2, das ihn zuerst veröffentlicht hat.</translation>
    </message>
    <message>
        <source>Names belong to projects; choose one of its projects.</source>
        <translation>Namen gehören Projekten; wählen Sie eines seiner Projekte.</translation>
    </message>
    <message>
        <source>%1 is not a top-level group.</source>
        <translation>%1 ist keine oberste Gruppe.</translation>
    </message>
    <message>
        <source>%1 is not below %2.</source>
        <translation>%1 liegt nicht unter %2.</translation>
    </message>
    <message>
        <source>is not known to have been published there</source>
        <translation>ist nicht als dort veröffentlicht verzeichnet</translation>
    </message>
    <message>
        <source>Name projects that are below one top-level group, each once.</source>
        <translation>Nennen Sie Projekte, die unter einer obersten Gruppe liegen, jedes einmal.</translation>
    </message>
    <message>
        <source>%1 and %2 have no group in common.</source>
        <translation>%1 und %2 haben keine gemeinsame Gruppe.</translation>
    </message>
    <message>
        <source>%1 was named twice.</source>
        <translation>%1 wurde zweimal genannt.</translation>
    </message>
    <message>
        <source>A name belongs to a project.</source>
        <translation>Ein Name gehört einem Projekt.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Ein Name wird gebraucht.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is an example of the demonstration.</source>
        <translation>„%1“ ist ein Beispiel der Vorführung.</translation>
    </message>
    <message>
        <source>Add --demo, or open the window and publish or delete there.</source>
        <translation>--demo angeben, oder das Fenster öffnen und dort veröffentlichen oder löschen.</translation>
    </message>
    <message>
        <source>The registry is being stopped.</source>
        <translation>Die Registry wird gerade beendet.</translation>
    </message>
    <message>
        <source>Try again when it runs.</source>
        <translation>Noch einmal versuchen, wenn sie läuft.</translation>
    </message>
    <message>
        <source>published here, from this computer</source>
        <translation>hier veröffentlicht, von diesem Rechner</translation>
    </message>
    <message>
        <source>published here, with %1</source>
        <translation>hier veröffentlicht, mit %1</translation>
    </message>
    <message>
        <source>imported from %1, and not ours</source>
        <translation>von %1 importiert, und nicht unsere</translation>
    </message>
    <message>
        <source>imported from %1, as ours</source>
        <translation>von %1 importiert, als unsere</translation>
    </message>
    <message>
        <source>not known: kept from 0.1</source>
        <translation>nicht bekannt: von 0.1 übernommen</translation>
    </message>
    <message>
        <source>kept from 0.1</source>
        <translation>von 0.1 übernommen</translation>
    </message>
    <message>
        <source>the group&apos;s own names</source>
        <translation>die eigenen Namen der Gruppe</translation>
    </message>
    <message>
        <source>%1 is reserved here, so that what is imported of it is ours.</source>
        <translation>%1 ist hier reserviert, daher gehört uns, was davon importiert wird.</translation>
    </message>
    <message>
        <source>Import it as ours, or lift the reservation of %1 first.</source>
        <translation>Importieren Sie es als unseres, oder heben Sie zuerst die Reservierung von %1 auf.</translation>
    </message>
    <message>
        <source>Nothing was deleted: %1 got another file meanwhile.</source>
        <translation>Nichts wurde gelöscht: %1 hat inzwischen eine weitere Datei bekommen.</translation>
    </message>
    <message>
        <source>Look at it again with &apos;packhousectl delete --dry-run&apos;, then decide anew.</source>
        <translation>Mit „packhousectl delete --dry-run“ noch einmal ansehen, dann neu entscheiden.</translation>
    </message>
    <message>
        <source>Nothing is imported as &quot;%1&quot;.</source>
        <translation>Als „%1“ wird nichts importiert.</translation>
    </message>
    <message>
        <source>Choose ours or foreign.</source>
        <translation>Wählen Sie ours oder foreign.</translation>
    </message>
    <message>
        <source>A token that expired on %1 could never be used.</source>
        <translation>Ein Token, das am %1 abgelaufen ist, könnte nie benutzt werden.</translation>
    </message>
    <message>
        <source>Give a day that is still to come.</source>
        <translation>Einen Tag angeben, der noch kommt.</translation>
    </message>
    <message>
        <source>Number %1 is not in the trash.</source>
        <translation>Nummer %1 ist nicht im Papierkorb.</translation>
    </message>
    <message>
        <source>&apos;packhousectl trash list&apos; shows what is.</source>
        <translation>„packhousectl trash list“ zeigt, was darin ist.</translation>
    </message>
    <message>
        <source>the database</source>
        <translation>die Datenbank</translation>
    </message>
    <message>
        <source>cannot be read as a whole</source>
        <translation>lässt sich nicht ganz lesen</translation>
    </message>
    <message>
        <source>is damaged: %1</source>
        <translation>ist beschädigt: %1</translation>
    </message>
    <message>
        <source>is damaged where names are searched for</source>
        <translation>ist dort beschädigt, wo Namen gesucht werden</translation>
    </message>
    <message>
        <source>%1 has a package %2 of its own already: %3 and %4 more.</source>
        <translation>%1 hat schon ein eigenes Paket %2: %3 und %4 weitere.</translation>
    </message>
    <message>
        <source>%1 has a package %2 of its own already: %3.</source>
        <translation>%1 hat schon ein eigenes Paket %2: %3.</translation>
    </message>
    <message>
        <source>Versions from elsewhere are added to it only when that is said: --into-existing.</source>
        <translation>Versionen von anderswo kommen nur dazu, wenn das gesagt wird: --into-existing.</translation>
    </message>
    <message>
        <source>Names are reserved for a top-level group, and %1 is inside of %2.</source>
        <translation>Namen werden für eine Gruppe der obersten Ebene reserviert, und %1 liegt in %2.</translation>
    </message>
    <message>
        <source>Reserve it for %1.</source>
        <translation>Reservieren Sie ihn für %1.</translation>
    </message>
    <message>
        <source>%1 is not reserved in %2.</source>
        <translation>%1 ist in %2 nicht reserviert.</translation>
    </message>
    <message>
        <source>It is reserved in %1.</source>
        <translation>Reserviert ist er in %1.</translation>
    </message>
    <message>
        <source>There is no group to keep %1 for.</source>
        <translation>Es gibt keine Gruppe, für die %1 behalten werden könnte.</translation>
    </message>
    <message>
        <source>Name one, or lift the reservation.</source>
        <translation>Nennen Sie eine, oder heben Sie die Reservierung auf.</translation>
    </message>
    <message>
        <source>No reservation of %1 was kept from 0.1.</source>
        <translation>Von 0.1 wurde keine Reservierung von %1 übernommen.</translation>
    </message>
    <message>
        <source>%1 cannot be public: it is in %2, which is private.</source>
        <translation>%1 kann nicht öffentlich sein: Es liegt in %2, und das ist privat.</translation>
    </message>
    <message>
        <source>Make %1 public first, or leave this one private.</source>
        <translation>Machen Sie zuerst %1 öffentlich, oder lassen Sie dieses privat.</translation>
    </message>
    <message>
        <source>There is nothing to change.</source>
        <translation>Es gibt nichts zu ändern.</translation>
    </message>
    <message>
        <source>Give a setting, such as --forwarding off, or --inherit.</source>
        <translation>Eine Einstellung angeben, etwa --forwarding off, oder --inherit.</translation>
    </message>
    <message>
        <source>%1 is there already, and private.</source>
        <translation>%1 ist schon da, und privat.</translation>
    </message>
    <message>
        <source>%1 is there already, and public.</source>
        <translation>%1 ist schon da, und öffentlich.</translation>
    </message>
    <message>
        <source>&apos;packhousectl scope set %1 --visibility …&apos; changes that.</source>
        <translation>„packhousectl scope set %1 --visibility …“ ändert das.</translation>
    </message>
    <message>
        <source>There are several upstreams: %1.</source>
        <translation>Es gibt mehrere Upstreams: %1.</translation>
    </message>
    <message>
        <source>Choose one with --from.</source>
        <translation>Wählen Sie einen mit --from.</translation>
    </message>
    <message>
        <source>Requests of %1 are never forwarded.</source>
        <translation>Anfragen von %1 werden nie weitergeleitet.</translation>
    </message>
    <message>
        <source>Publish or import the packages here.</source>
        <translation>Veröffentlichen oder importieren Sie die Pakete hier.</translation>
    </message>
    <message>
        <source>The address has a user or a password in it, which is not kept.</source>
        <translation>Die Adresse enthält einen Benutzer oder ein Passwort; das wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Name it in PACKHOUSE_UPSTREAM_%1 where Packhouse is started.</source>
        <translation>Nennen Sie sie in PACKHOUSE_UPSTREAM_%1, wo Packhouse gestartet wird.</translation>
    </message>
    <message>
        <source>%1 is no address of a registry.</source>
        <translation>%1 ist keine Adresse einer Registry.</translation>
    </message>
    <message>
        <source>It starts with https:// or http://.</source>
        <translation>Sie beginnt mit https:// oder http://.</translation>
    </message>
    <message>
        <source>No client of %1 on this computer tells where it gets packages from.</source>
        <translation>Kein Client von %1 auf diesem Computer sagt, woher er Pakete bezieht.</translation>
    </message>
    <message>
        <source>Give the address.</source>
        <translation>Geben Sie die Adresse an.</translation>
    </message>
    <message>
        <source>A reservation is shared by two top-level groups.</source>
        <translation>Eine Reservierung teilen sich zwei oberste Gruppen.</translation>
    </message>
    <message>
        <source>Name both; what the whole registry has reserved holds for all.</source>
        <translation>Nennen Sie beide; was die ganze Registry reserviert hat, gilt für alle.</translation>
    </message>
    <message>
        <source>%1 has it already.</source>
        <translation>%1 hat sie schon.</translation>
    </message>
    <message>
        <source>%1 of %2 is not shared with %3.</source>
        <translation>%1 von %2 ist nicht mit %3 geteilt.</translation>
    </message>
    <message>
        <source>Nobody has said yes to an upstream of %1.</source>
        <translation>Niemand hat einem Upstream von %1 zugestimmt.</translation>
    </message>
    <message>
        <source>No upstream has %1.</source>
        <translation>Kein Upstream hat %1.</translation>
    </message>
    <message>
        <source>%1 is not at the upstream that has the package.</source>
        <translation>%1 ist nicht bei dem Upstream, der das Paket hat.</translation>
    </message>
    <message>
        <source>The clients of %1 ask nobody by themselves.</source>
        <translation>Die Clients von %1 fragen von sich aus niemanden.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Write what is shown there as somebody who may.</source>
        <translation>Schreiben Sie das Gezeigte als jemand dorthin, der es darf.</translation>
    </message>
    <message>
        <source>%1 has been changed meanwhile.</source>
        <translation>%1 wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>Look at the setting again.</source>
        <translation>Sehen Sie sich die Einstellung noch einmal an.</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 ist keine Datei.</translation>
    </message>
    <message>
        <source>%1 belongs to another user.</source>
        <translation>%1 gehört einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>%1 has other names, too (hard links).</source>
        <translation>%1 hat noch andere Namen (harte Links).</translation>
    </message>
    <message>
        <source>Write what is shown there by hand.</source>
        <translation>Schreiben Sie das Gezeigte von Hand dorthin.</translation>
    </message>
    <message>
        <source>There are too many backups of %1.</source>
        <translation>Es gibt zu viele Sicherungen von %1.</translation>
    </message>
    <message>
        <source>Remove those that nobody needs.</source>
        <translation>Entfernen Sie die, die niemand braucht.</translation>
    </message>
    <message>
        <source>%1 is a link that leads nowhere.</source>
        <translation>%1 ist ein Link, der nirgendwohin führt.</translation>
    </message>
    <message>
        <source>the registry that it was built with</source>
        <translation>der Registry, mit der er gebaut wurde</translation>
    </message>
    <message>
        <source>%1, the registry that it was built with</source>
        <translation>%1, der Registry, mit der er gebaut wurde</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>a stranger&apos;s</source>
        <translation>Fremdes</translation>
    </message>
    <message>
        <source>could not read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>not known: no file here tells</source>
        <translation>nicht bekannt: Keine Datei hier sagt es</translation>
    </message>
    <message>
        <source>Other computers</source>
        <translation>Andere Computer</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemandem</translation>
    </message>
    <message>
        <source>nothing: it is here no longer</source>
        <translation>nichts: Hier ist es nicht mehr</translation>
    </message>
    <message>
        <source>whatever the public registry has, as this one passes it on</source>
        <translation>was die öffentliche Registry hat, da diese weiterleitet</translation>
    </message>
    <message>
        <source>not known: the registry does not tell whether it passes requests on</source>
        <translation>nicht bekannt: Die Registry sagt nicht, ob sie Anfragen weiterleitet</translation>
    </message>
    <message>
        <source>not known: a variable in its address is not set here</source>
        <translation>nicht bekannt: Eine Variable in der Adresse ist hier nicht gesetzt</translation>
    </message>
    <message>
        <source>whatever is published there</source>
        <translation>was dort veröffentlicht ist</translation>
    </message>
    <message>
        <source>the highest version that any of its sources has</source>
        <translation>die höchste Version, die eine seiner Quellen hat</translation>
    </message>
    <message>
        <source>what any of its sources has</source>
        <translation>was irgendeine seiner Quellen hat</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Mend the file, then ask again.</source>
        <translation>Bringen Sie die Datei in Ordnung und fragen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>not known: its settings are not looked at</source>
        <translation>nicht bekannt: Seine Einstellungen werden nicht angesehen</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1 of the environment</source>
        <translation>%1 der Umgebung</translation>
    </message>
    <message>
        <source>nothing is set</source>
        <translation>nichts ist eingestellt</translation>
    </message>
    <message>
        <source>It is longer than a megabyte.</source>
        <translation>Sie ist länger als ein Megabyte.</translation>
    </message>
    <message>
        <source>It is not a text.</source>
        <translation>Sie ist kein Text.</translation>
    </message>
    <message>
        <source>It is not a file.</source>
        <translation>Es ist keine Datei.</translation>
    </message>
    <message>
        <source>The registry&apos;s address is not known.</source>
        <translation>Die Adresse der Registry ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Serve the registry first, or open its window.</source>
        <translation>Starten Sie zuerst die Registry, oder öffnen Sie ihr Fenster.</translation>
    </message>
    <message>
        <source>not known: no client of this type is here</source>
        <translation>nicht bekannt: Kein Client dieser Art ist hier</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>No setting in a file of this computer closes %1.</source>
        <translation>Keine Einstellung in einer Datei dieses Computers schließt %1.</translation>
    </message>
    <message>
        <source>See what decides in &quot;clients show&quot;, and change that by hand.</source>
        <translation>Sehen Sie mit „clients show“ nach, was entscheidet, und ändern Sie es von Hand.</translation>
    </message>
    <message>
        <source>It is no JSON object.</source>
        <translation>Sie ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>the public repository switched off, and the name excluded (&quot;exclude&quot;) from others, in %1</source>
        <translation>das öffentliche Repository ausgeschaltet und der Name in anderen ausgenommen („exclude“), in %1</translation>
    </message>
    <message>
        <source>Nothing is then taken from the public repository any more.</source>
        <translation>Dann wird aus dem öffentlichen Repository nichts mehr geholt.</translation>
    </message>
    <message>
        <source>It is no list of remotes.</source>
        <translation>Sie ist keine Liste von Remotes.</translation>
    </message>
    <message>
        <source>the other remotes switched off in %1; that this one is first helps only as long as it has the recipe</source>
        <translation>die anderen Remotes in %1 ausgeschaltet; dass dieser der erste ist, hilft nur, solange er das Rezept hat</translation>
    </message>
    <message>
        <source>Nothing is then taken from the other remotes any more.</source>
        <translation>Dann wird von den anderen Remotes nichts mehr geholt.</translation>
    </message>
    <message>
        <source>not known: only the archives&apos; own lists tell whether the pin fits</source>
        <translation>nicht bekannt: Nur die Listen der Archive sagen, ob der Pin passt</translation>
    </message>
    <message>
        <source>a pin for the name in %1</source>
        <translation>ein Pin für den Namen in %1</translation>
    </message>
    <message>
        <source>what the module&apos;s own host has, whoever that is</source>
        <translation>was der Host des Moduls hat, wer immer das ist</translation>
    </message>
    <message>
        <source>Every module is then asked for at this registry, and what it does not have is not found.</source>
        <translation>Dann wird nach jedem Modul hier gefragt, und was diese Registry nicht hat, wird nicht gefunden.</translation>
    </message>
    <message>
        <source>nothing by itself: a command names the repository</source>
        <translation>von sich aus nichts: Ein Befehl nennt das Repository</translation>
    </message>
    <message>
        <source>a mirror of * in %1</source>
        <translation>ein Spiegel für * in %1</translation>
    </message>
    <message>
        <source>Every artifact is then asked for at this registry. What it does not have it has to pass on, or the client finds nothing.</source>
        <translation>Dann wird nach jedem Artefakt hier gefragt. Was diese Registry nicht hat, muss sie weiterleiten, sonst findet der Client nichts.</translation>
    </message>
    <message>
        <source>Line %1 is no XML.</source>
        <translation>Zeile %1 ist kein XML.</translation>
    </message>
    <message>
        <source>a scoped name, or &quot;registry&quot; in %1</source>
        <translation>ein Name mit Scope, oder „registry“ in %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Every name without a scope is then asked for at this registry. What it does not have it has to pass on, or the client finds nothing.</source>
        <translation>Dann wird nach jedem Namen ohne Scope hier gefragt. Was diese Registry nicht hat, muss sie weiterleiten, sonst findet der Client nichts.</translation>
    </message>
    <message>
        <source>Validation failed: Package already exists</source>
        <translation>Prüfung fehlgeschlagen: Das Paket gibt es schon</translation>
    </message>
    <message>
        <source>Another project of the group has that version. Publish another one, or under another name.</source>
        <translation>Ein anderes Projekt der Gruppe hat diese Version. Eine andere veröffentlichen, oder unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>not known: it looks at packageSourceMapping from version 6 on</source>
        <translation>nicht bekannt: packageSourceMapping beachtet er erst ab Version 6</translation>
    </message>
    <message>
        <source>%1 mapped to this registry (packageSourceMapping)</source>
        <translation>%1 dieser Registry zugeordnet (packageSourceMapping)</translation>
    </message>
    <message>
        <source>this registry as &quot;index-url&quot;, and no &quot;extra-index-url&quot; beside it</source>
        <translation>diese Registry als „index-url“ und keine „extra-index-url“ daneben</translation>
    </message>
    <message>
        <source>Every package is then asked for at this registry. What it does not have it has to pass on, or the client finds nothing.</source>
        <translation>Dann wird nach jedem Paket hier gefragt. Was diese Registry nicht hat, muss sie weiterleiten, sonst findet der Client nichts.</translation>
    </message>
    <message>
        <source>Line %1 makes no sense.</source>
        <translation>Zeile %1 ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>It is no YAML that can be read.</source>
        <translation>Sie ist kein YAML, das gelesen werden kann.</translation>
    </message>
    <message>
        <source>this registry alone under &quot;:sources:&quot; in %1</source>
        <translation>diese Registry allein unter „:sources:“ in %1</translation>
    </message>
    <message>
        <source>not known: a project&apos;s Gemfile says</source>
        <translation>nicht bekannt: Das sagt das Gemfile eines Projekts</translation>
    </message>
    <message>
        <source>not known: the Gemfile says more than can be read</source>
        <translation>nicht bekannt: Das Gemfile sagt mehr, als gelesen werden kann</translation>
    </message>
    <message>
        <source>source &quot;…&quot; do around the gem in the Gemfile</source>
        <translation>source &quot;…&quot; do um das Gem im Gemfile</translation>
    </message>
    <message>
        <source>Every gem is then asked for at this registry, and what it does not have is not found.</source>
        <translation>Dann wird nach jedem Gem hier gefragt, und was diese Registry nicht hat, wird nicht gefunden.</translation>
    </message>
    <message>
        <source>It is not written in UTF-8.</source>
        <translation>Sie ist nicht in UTF-8 geschrieben.</translation>
    </message>
    <message>
        <source>It has no %1.</source>
        <translation>Sie hat kein %1.</translation>
    </message>
    <message>
        <source>It is in %1, the namespace of the group %2, whose clients take it for theirs.</source>
        <translation>Er liegt in %1, dem Namensraum der Gruppe %2, deren Clients ihn für ihren halten.</translation>
    </message>
    <message>
        <source>It is below %1 of %2, but was published before that: it is served from here.</source>
        <translation>Er liegt unter %1 von %2, wurde aber früher veröffentlicht: Ausgeliefert wird er von hier.</translation>
    </message>
    <message>
        <source>It is below %1, which belongs to %2: above the projects nothing of it is served from here.</source>
        <translation>Er liegt unter %1, das %2 gehört: Oberhalb der Projekte wird davon nichts von hier ausgeliefert.</translation>
    </message>
    <message>
        <source>Several projects serve it: %1.</source>
        <translation>Mehrere Projekte liefern ihn aus: %1.</translation>
    </message>
    <message>
        <source>Several projects had it before names had owners, and all of them serve it: %1.</source>
        <translation>Mehrere Projekte hatten ihn, bevor Namen jemandem gehörten, und alle liefern ihn aus: %1.</translation>
    </message>
    <message>
        <source>An upstream had the name before it was published here: above the project nothing of it is served from here, until it is given to a project.</source>
        <translation>Eine vorgelagerte Registry hatte den Namen, bevor er hier veröffentlicht wurde: Über dem Projekt wird nichts davon von hier ausgeliefert, bis er einem Projekt gegeben wird.</translation>
    </message>
    <message>
        <source>Reserved for the whole registry by version 0.1. No group has the name any more.</source>
        <translation>Von Version 0.1 für die ganze Registry reserviert. Keine Gruppe hat den Namen noch.</translation>
    </message>
    <message>
        <source>Reserved for the whole registry by version 0.1. These groups have the name: %1.</source>
        <translation>Von Version 0.1 für die ganze Registry reserviert. Diese Gruppen haben den Namen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n version(s) of it with other bytes.</source>
        <translation>
            <numerusform>%1 hat %n Version davon mit anderen Bytes.</numerusform>
            <numerusform>%1 hat %n Versionen davon mit anderen Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has the name, too, and requests for what is not here go there.</source>
        <translation>Auch %1 hat den Namen, und Anfragen nach dem, was nicht hier ist, gehen dorthin.</translation>
    </message>
    <message>
        <source>It was deleted here, and requests for it go elsewhere.</source>
        <translation>Er wurde hier gelöscht, und Anfragen danach gehen anderswohin.</translation>
    </message>
    <message>
        <source>Anybody can take the name on %1, and clients may ask there.</source>
        <translation>Auf %1 kann jeder den Namen nehmen, und Clients fragen womöglich dort.</translation>
    </message>
    <message>
        <source>Somebody took the name on %1 since the last audit.</source>
        <translation>Seit der letzten Prüfung hat jemand den Namen auf %1 genommen.</translation>
    </message>
    <message>
        <source>At the instance it belongs to %1.</source>
        <translation>In der Instanz gehört er %1.</translation>
    </message>
    <message>
        <source>Other groups have it, too: %1. At the instance it is served from here, which published it first.</source>
        <translation>Auch andere Gruppen haben ihn: %1. In der Instanz wird er von hier ausgeliefert, wo er zuerst veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>It belongs to %1: above the projects nothing of it is served from here.</source>
        <translation>Er gehört %1: Oberhalb der Projekte wird davon nichts von hier ausgeliefert.</translation>
    </message>
    <message>
        <source>It belongs to %1, which has no version of it any more: above the projects there is none.</source>
        <translation>Er gehört %1, wo es keine Version mehr davon gibt: Oberhalb der Projekte gibt es keine.</translation>
    </message>
    <message>
        <source>Published by %1, too. Above the projects it is served from here alone, which published it first.</source>
        <translation>Auch von %1 veröffentlicht. Oberhalb der Projekte wird er nur von hier ausgeliefert, wo er zuerst veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>It is in no namespace. A name in %1 is asked for elsewhere by no client that is set up for the group.</source>
        <translation>Er liegt in keinem Namensraum. Nach einem Namen in %1 fragt kein Client anderswo, der für die Gruppe eingerichtet ist.</translation>
    </message>
    <message>
        <source>Clients take these names for those of %1, which was there before groups reserved them: a new one could be asked for elsewhere.</source>
        <translation>Clients halten diese Namen für die von %1; die Gruppe gab es, bevor Gruppen sie reservierten: Nach einem neuen könnte anderswo gefragt werden.</translation>
    </message>
    <message>
        <source>not reserved</source>
        <translation>nicht reserviert</translation>
    </message>
    <message>
        <source>An upstream has a package %1, too: from here it is served at the project&apos;s own address only, until it is said whose it is: packhousectl names assign.</source>
        <translation>Auch eine vorgelagerte Registry hat ein Paket %1: Von hier wird es nur unter der Adresse des Projekts ausgeliefert, bis gesagt ist, wem es gehört: packhousectl names assign.</translation>
    </message>
    <message>
        <source>There is no report of the kind &quot;%1&quot;.</source>
        <translation>Es gibt keinen Bericht der Art „%1“.</translation>
    </message>
    <message>
        <source>Choose csv or sarif.</source>
        <translation>Wählen Sie csv oder sarif.</translation>
    </message>
    <message>
        <source>Choose duplicates, exception, forwarding, lock, publishers, strangers or max_file_size.</source>
        <translation>duplicates, exception, forwarding, lock, publishers, strangers oder max_file_size wählen.</translation>
    </message>
    <message>
        <source>Publish or import what its clients need.</source>
        <translation>Veröffentlichen oder importieren, was ihre Clients brauchen.</translation>
    </message>
    <message>
        <source>what this registry passes on there</source>
        <translation>was diese Registry dort weiterleitet</translation>
    </message>
    <message>
        <source>It is a link.</source>
        <translation>Es ist ein Link.</translation>
    </message>
    <message>
        <source>Write the setting there by hand.</source>
        <translation>Tragen Sie die Einstellung dort von Hand ein.</translation>
    </message>
    <message>
        <source>No setting in this project closes %1.</source>
        <translation>Keine Einstellung in diesem Projekt schließt %1.</translation>
    </message>
    <message>
        <source>Close it without a project: the user&apos;s own files are then changed.</source>
        <translation>Schließen Sie ihn ohne Projekt: Dann werden die eigenen Dateien des Benutzers geändert.</translation>
    </message>
    <message>
        <source>Names are given to projects of one top-level group; name that.</source>
        <translation>Namen werden Projekten einer obersten Gruppe gegeben; diese nennen.</translation>
    </message>
    <message>
        <source>In %1 nobody gave %2 to a project by hand.</source>
        <translation>In %1 hat niemand %2 von Hand einem Projekt gegeben.</translation>
    </message>
    <message>
        <source>It belongs to the project that published it first.</source>
        <translation>Er gehört dem Projekt, das ihn zuerst veröffentlicht hat.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of %1</source>
        <translation>
            <numerusform>%n Datei von %1</numerusform>
            <numerusform>%n Dateien von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n file(s)?</source>
        <translation>
            <numerusform>%n Datei löschen?</numerusform>
            <numerusform>%n Dateien löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep the newest of %n file(s)…</source>
        <translation>
            <numerusform>Die neueste von %n Datei behalten …</numerusform>
            <numerusform>Die neueste von %n Dateien behalten …</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is superseded there any more.</source>
        <translation>Dort ist nichts mehr überholt.</translation>
    </message>
    <message numerus="yes">
        <source>That takes deleting %n file(s); %1 come free once they are gone for good. In the trash they keep their room.</source>
        <translation>
            <numerusform>Dafür wird %n Datei gelöscht; %1 werden frei, wenn sie endgültig weg ist. Im Papierkorb behält sie ihren Platz.</numerusform>
            <numerusform>Dafür werden %n Dateien gelöscht; %1 werden frei, wenn sie endgültig weg sind. Im Papierkorb behalten sie ihren Platz.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing that this window did and that can be taken back.</source>
        <translation>Es gibt nichts, was dieses Fenster getan hat und was zurückgenommen werden kann.</translation>
    </message>
    <message>
        <source>The rows that are in sight have one order only.</source>
        <translation>Die Zeilen, die zu sehen sind, haben nur eine Reihenfolge.</translation>
    </message>
    <message>
        <source>Clients get something else of this version.</source>
        <translation>Clients bekommen von dieser Version etwas anderes.</translation>
    </message>
    <message>
        <source>Clients get the same as before.</source>
        <translation>Clients bekommen dasselbe wie vorher.</translation>
    </message>
    <message>
        <source>The version stays, and so does its name: nobody else can serve anything in its place.</source>
        <translation>Die Version bleibt und mit ihr der Name: Niemand sonst kann an ihrer Stelle etwas ausliefern.</translation>
    </message>
    <message>
        <source>Files that a newer one of the same name stands for</source>
        <translation>Dateien, für die eine neuere gleichen Namens steht</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s); only who asks for the hash of one misses it</source>
        <translation>
            <numerusform>%n Datei; nur wer nach ihrer Prüfsumme fragt, vermisst sie</numerusform>
            <numerusform>%n Dateien; nur wer nach der Prüfsumme einer davon fragt, vermisst sie</numerusform>
        </translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>überholt</translation>
    </message>
    <message>
        <source>Names of which an older file is served then</source>
        <translation>Namen, unter denen dann eine ältere Datei ausgeliefert wird</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>ändert sich</translation>
    </message>
    <message>
        <source>Names that the version does not have any more</source>
        <translation>Namen, die die Version dann nicht mehr hat</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Room on the disk, once they are gone for good</source>
        <translation>Platz auf der Platte, wenn sie endgültig weg sind</translation>
    </message>
    <message>
        <source>%1 come free</source>
        <translation>%1 werden frei</translation>
    </message>
    <message>
        <source>%1 come free; %2 stay, since other files have the same bytes</source>
        <translation>%1 werden frei; %2 bleiben, weil andere Dateien dieselben Bytes haben</translation>
    </message>
    <message>
        <source>Nothing that is superseded there would free anything.</source>
        <translation>Nichts, was dort überholt ist, würde etwas frei geben.</translation>
    </message>
    <message>
        <source>Nothing is superseded there.</source>
        <translation>Dort ist nichts überholt.</translation>
    </message>
    <message>
        <source>&apos;packhousectl duplicates list&apos; shows what is.</source>
        <translation>„packhousectl duplicates list“ zeigt, was es ist.</translation>
    </message>
    <message>
        <source>What is superseded there frees %1, not %2.</source>
        <translation>Was dort überholt ist, gibt %1 frei, nicht %2.</translation>
    </message>
    <message>
        <source>Ask for less, or delete versions.</source>
        <translation>Verlange weniger, oder lösche Versionen.</translation>
    </message>
    <message>
        <source>The name %1 was taken back from %2.</source>
        <translation>Der Name %1 wurde %2 wieder genommen.</translation>
    </message>
    <message>
        <source>The name %1 was given to %2.</source>
        <translation>Der Name %1 wurde an %2 gegeben.</translation>
    </message>
    <message>
        <source>Undo taking %1 back from %2</source>
        <translation>Rücknahme von %1 von %2 rückgängig machen</translation>
    </message>
    <message>
        <source>Undo giving %1 to %2</source>
        <translation>Zurücknehmen: %1 an %2 geben</translation>
    </message>
    <message>
        <source>The settings of %1 were changed.</source>
        <translation>Die Einstellungen von %1 wurden geändert.</translation>
    </message>
    <message>
        <source>The settings of %1 in %2 were changed.</source>
        <translation>Die Einstellungen von %1 in %2 wurden geändert.</translation>
    </message>
    <message>
        <source>Undo changing the settings of %1</source>
        <translation>Zurücknehmen: Einstellungen von %1 ändern</translation>
    </message>
    <message>
        <source>Undo changing the settings of %1 in %2</source>
        <translation>Zurücknehmen: Einstellungen von %1 in %2 ändern</translation>
    </message>
    <message>
        <source>The name %1 was reserved.</source>
        <translation>Der Name %1 wurde reserviert.</translation>
    </message>
    <message>
        <source>Undo reserving %1</source>
        <translation>Zurücknehmen: %1 reservieren</translation>
    </message>
    <message>
        <source>The name %1 was given up.</source>
        <translation>Der Name %1 wurde aufgegeben.</translation>
    </message>
    <message>
        <source>Undo giving %1 up</source>
        <translation>Zurücknehmen: %1 aufgeben</translation>
    </message>
    <message>
        <source>The name %1 is kept for %2 only.</source>
        <translation>Der Name %1 ist nur noch für %2 reserviert.</translation>
    </message>
    <message>
        <source>Undo keeping %1 for %2 only</source>
        <translation>Zurücknehmen: %1 nur für %2 reservieren</translation>
    </message>
    <message>
        <source>What was deleted is gone for good meanwhile.</source>
        <translation>Was gelöscht wurde, ist inzwischen endgültig weg.</translation>
    </message>
    <message>
        <source>%1 %2 was restored meanwhile.</source>
        <translation>%1 %2 wurde inzwischen wiederhergestellt.</translation>
    </message>
    <message>
        <source>The files are not in the trash any more.</source>
        <translation>Die Dateien sind nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>What was restored is not there any more.</source>
        <translation>Was wiederhergestellt wurde, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 %2 has other files meanwhile.</source>
        <translation>%1 %2 hat inzwischen andere Dateien.</translation>
    </message>
    <message>
        <source>Files that were restored are not there any more.</source>
        <translation>Dateien, die wiederhergestellt wurden, sind nicht mehr da.</translation>
    </message>
    <message>
        <source>Somebody changed it again meanwhile.</source>
        <translation>Jemand hat es inzwischen wieder geändert.</translation>
    </message>
    <message>
        <source>It stays as it is now. Look at it, and change it by hand.</source>
        <translation>Es bleibt, wie es jetzt ist. Sieh es an, und ändere es von Hand.</translation>
    </message>
    <message>
        <source>Requests of %1 may go to %2 now.</source>
        <translation>Anfragen von %1 dürfen jetzt an %2 gehen.</translation>
    </message>
    <message>
        <source>Undo the yes to %1</source>
        <translation>Zurücknehmen: das Ja zu %1</translation>
    </message>
    <message>
        <source>Requests of %1 go nowhere now.</source>
        <translation>Anfragen von %1 gehen jetzt nirgends hin.</translation>
    </message>
    <message>
        <source>Undo forgetting the upstream of %1</source>
        <translation>Zurücknehmen: die vorgelagerte Registry von %1 vergessen</translation>
    </message>
    <message>
        <source>Look at the activity to see what was done.</source>
        <translation>Die Aktivität zeigt, was getan wurde.</translation>
    </message>
    <message>
        <source>That is not what was done last any more.</source>
        <translation>Das ist nicht mehr, was zuletzt getan wurde.</translation>
    </message>
    <message>
        <source>Somebody else deleted or restored %1 since. It stays as it is.</source>
        <translation>Jemand anderes hat %1 seither gelöscht oder wiederhergestellt. Es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Single files of a version are not deleted on a remote.</source>
        <translation>Einzelne Dateien einer Version werden in einer entfernten Registry nicht gelöscht.</translation>
    </message>
    <message>
        <source>Delete the version, or delete the file on the remote&apos;s page.</source>
        <translation>Lösche die Version, oder lösche die Datei auf der Seite der entfernten Registry.</translation>
    </message>
    <message>
        <source>%1 is somebody&apos;s registry, not a demonstration.</source>
        <translation>%1 ist eine echte Registry, keine Vorführung.</translation>
    </message>
    <message>
        <source>Choose an empty data directory with --data, or none.</source>
        <translation>Wählen Sie mit --data ein leeres Datenverzeichnis oder gar keines.</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>%n Name</numerusform>
            <numerusform>%n Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n zu entscheiden</numerusform>
            <numerusform>%n zu entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exposed</source>
        <translation>
            <numerusform>%n gefährdet</numerusform>
            <numerusform>%n gefährdet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3.</source>
        <translation>%1: %2, %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved in %1 and below.</source>
        <translation>
            <numerusform>%n Datei in %1 und darunter gespeichert.</numerusform>
            <numerusform>%n Dateien in %1 und darunter gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in this folder would be overwritten.</source>
        <translation>
            <numerusform>%n Datei in diesem Ordner würde überschrieben.</numerusform>
            <numerusform>%n Dateien in diesem Ordner würden überschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is a link, which is not followed.</source>
        <translation>%1 ist ein Verweis, dem nicht gefolgt wird.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another folder, or say that it is to be overwritten.</source>
        <translation>Wählen Sie einen anderen Ordner, oder sagen Sie, dass überschrieben werden soll.</translation>
    </message>
    <message>
        <source>Type a codename as the distribution: it is made then, with a key of its own. Or: packhousectl distribution add CODENAME --scope %1</source>
        <translation>Tippen Sie einen Codenamen als Distribution: sie wird dann mit einem eigenen Schlüssel angelegt. Oder: packhousectl distribution add CODENAME --scope %1</translation>
    </message>
    <message>
        <source>Choose another one, or make it.</source>
        <translation>Wählen Sie eine andere, oder legen Sie sie an.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for a distribution.</source>
        <translation>„%1“ ist kein Name für eine Distribution.</translation>
    </message>
    <message>
        <source>It needs %1, which is not among the files.</source>
        <translation>Dazu gehört %1, das nicht unter den Dateien ist.</translation>
    </message>
    <message>
        <source>Add that file too.</source>
        <translation>Fügen Sie auch diese Datei hinzu.</translation>
    </message>
    <message>
        <source>%1 is not the file that is listed.</source>
        <translation>%1 ist nicht die Datei, die aufgeführt ist.</translation>
    </message>
    <message>
        <source>%1 is no file of a Debian package.</source>
        <translation>%1 ist keine Datei eines Debian-Pakets.</translation>
    </message>
    <message>
        <source>This %1 cannot be read: %2</source>
        <translation>Diese Datei (%1) ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>Build or fetch it again. To store it as it is, choose a type that takes any file.</source>
        <translation>Bauen oder holen Sie sie neu. Um sie zu speichern, wie sie ist, wählen Sie einen Typ, der jede Datei nimmt.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Sie ist leer.</translation>
    </message>
    <message>
        <source>%1 is not named after %2 %3.</source>
        <translation>%1 ist nicht nach %2 %3 benannt.</translation>
    </message>
    <message>
        <source>Name it %1-%2-CLASSIFIER, or publish it by itself.</source>
        <translation>Nennen Sie sie %1-%2-KLASSIFIKATOR, oder veröffentlichen Sie sie einzeln.</translation>
    </message>
    <message>
        <source>There is no archive in it.</source>
        <translation>Es ist kein Archiv darin.</translation>
    </message>
    <message>
        <source>Publish it by itself.</source>
        <translation>Veröffentlichen Sie sie einzeln.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): %1</source>
        <translation>
            <numerusform>%n Datei: %1</numerusform>
            <numerusform>%n Dateien: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1 has %2 already.</source>
        <translation>%1 hat %2 schon.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other project(s) have %2 already.</source>
        <translation>
            <numerusform>%1 und %n weiteres Projekt haben %2 schon.</numerusform>
            <numerusform>%1 und %n weitere Projekte haben %2 schon.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no %2 yet: it is made first.</source>
        <translation>%1 hat noch kein %2: es wird vorher angelegt.</translation>
    </message>
    <message>
        <source>Nothing is changed while it is only tried.</source>
        <translation>Es wird nichts geändert, solange nur geprüft wird.</translation>
    </message>
    <message>
        <source>There already: %1.</source>
        <translation>Schon da: %1.</translation>
    </message>
    <message>
        <source>Nothing was written. Give another folder, or --overwrite.</source>
        <translation>Es wurde nichts geschrieben. Geben Sie einen anderen Ordner an, oder --overwrite.</translation>
    </message>
    <message>
        <source>%1 does not tell hashes of that kind of all its files.</source>
        <translation>%1 nennt nicht zu allen Dateien Hashes dieser Art.</translation>
    </message>
    <message>
        <source>Look for the SHA-256, or for the name.</source>
        <translation>Suchen Sie nach dem SHA-256 oder nach dem Namen.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>There is no change %1 of clients&apos; settings.</source>
        <translation>Es gibt keine Änderung %1 an Einstellungen von Clients.</translation>
    </message>
    <message>
        <source>It was taken back already. &quot;clients undo --list&quot; shows the others.</source>
        <translation>Sie wurde schon zurückgenommen. „clients undo --list“ zeigt die anderen.</translation>
    </message>
    <message>
        <source>%1 has been changed since.</source>
        <translation>%1 wurde seitdem geändert.</translation>
    </message>
    <message>
        <source>Take change %1 back first; nothing was taken back.</source>
        <translation>Nehmen Sie zuerst Änderung %1 zurück; nichts wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 is gone.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Nichts wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Change it by hand; nothing was taken back.</source>
        <translation>Ändern Sie es von Hand; nichts wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>It is longer than what can be read.</source>
        <translation>Sie ist länger als das, was gelesen werden kann.</translation>
    </message>
    <message>
        <source>%1 is private: unless the client has one already, it needs a token that may read it.</source>
        <translation>%1 ist privat: Wenn der Client noch keines hat, braucht er ein Token, das es lesen darf.</translation>
    </message>
    <message>
        <source>%1 asks this registry alone already.</source>
        <translation>%1 fragt schon jetzt diese Registry allein.</translation>
    </message>
    <message>
        <source>%1; needs a token, as %2 is private</source>
        <translation>%1; braucht ein Token, denn %2 ist privat</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>the bytes that it is locked to, or nothing: %1</source>
        <translation>die Bytes, auf die es festgelegt ist, oder nichts: %1</translation>
    </message>
    <message>
        <source>not known: neither an address nor a hash is locked</source>
        <translation>nicht bekannt: weder eine Adresse noch ein Hash ist festgelegt</translation>
    </message>
    <message>
        <source>whatever is there as %1: no hash is locked</source>
        <translation>was immer dort als %1 liegt: kein Hash ist festgelegt</translation>
    </message>
    <message>
        <source>whom it asks without the lock</source>
        <translation>wen er ohne die Lock-Datei fragt</translation>
    </message>
    <message>
        <source>not known: only the repository itself tells which names it has</source>
        <translation>nicht bekannt: nur das Repository selbst sagt, welche Namen es hat</translation>
    </message>
    <message>
        <source>The token goes into %1, by &quot;composer config --global --auth http-basic.%2 me TOKEN&quot;.</source>
        <translation>Das Token kommt in %1, durch „composer config --global --auth http-basic.%2 me TOKEN“.</translation>
    </message>
    <message>
        <source>The client takes the token by &quot;conan user me -r packhouse -p TOKEN&quot;.</source>
        <translation>Der Client nimmt das Token durch „conan user me -r packhouse -p TOKEN“ an.</translation>
    </message>
    <message>
        <source>The client takes the token by &quot;conan remote login -p TOKEN packhouse me&quot;.</source>
        <translation>Der Client nimmt das Token durch „conan remote login -p TOKEN packhouse me“ an.</translation>
    </message>
    <message>
        <source>The token goes into %1, as the line &quot;machine %2 login me password TOKEN&quot;.</source>
        <translation>Das Token kommt in %1, als die Zeile „machine %2 login me password TOKEN“.</translation>
    </message>
    <message>
        <source>GOPROXY names this registry and &quot;off&quot; alone. GOPRIVATE with the module&apos;s path, beside a GONOPROXY without it, keeps its name from the checksum database.</source>
        <translation>GOPROXY nennt diese Registry und „off“ allein. GOPRIVATE mit dem Pfad des Moduls, neben einem GONOPROXY ohne ihn, hält seinen Namen von der Prüfsummen-Datenbank fern.</translation>
    </message>
    <message>
        <source>this registry and &quot;off&quot; alone in GOPROXY, the module in GOPRIVATE and not in GONOPROXY</source>
        <translation>diese Registry und „off“ allein in GOPROXY, das Modul in GOPRIVATE und nicht in GONOPROXY</translation>
    </message>
    <message>
        <source>Every module but those of GONOPROXY is then asked for at this registry, and what it does not have is not found.</source>
        <translation>Nach allen Modulen außer denen von GONOPROXY wird dann diese Registry gefragt, und was sie nicht hat, wird nicht gefunden.</translation>
    </message>
    <message>
        <source>The go command sends a token by https alone: have the registry serve that, too, and use its https address. The token goes into %1 then.</source>
        <translation>Der Befehl go sendet ein Token nur über https: Lassen Sie die Registry auch das anbieten, und nehmen Sie ihre https-Adresse. Das Token kommt dann in %1.</translation>
    </message>
    <message>
        <source>The token goes into %1, as the lines &quot;machine %2 login me password TOKEN&quot; and the same with %3.</source>
        <translation>Das Token kommt in %1, als die Zeilen „machine %2 login me password TOKEN“ und dasselbe mit %3.</translation>
    </message>
    <message>
        <source>not known: the parent %1 is in no folder here, and may name others</source>
        <translation>nicht bekannt: der Eltern-POM %1 liegt in keinem Ordner hier und kann andere nennen</translation>
    </message>
    <message>
        <source>The token goes into %1, as the header Private-Token of a server whose id is that of the mirror.</source>
        <translation>Das Token kommt in %1, als Kopfzeile Private-Token eines Servers, dessen id die des Spiegels ist.</translation>
    </message>
    <message>
        <source>not known: %1 says more of registries than can be read</source>
        <translation>nicht bekannt: %1 sagt mehr über Registries, als gelesen werden kann</translation>
    </message>
    <message>
        <source>not known: a sign-in may say which registry is asked</source>
        <translation>nicht bekannt: eine Anmeldung kann sagen, welche Registry gefragt wird</translation>
    </message>
    <message>
        <source>not known: it takes its settings from elsewhere from version 11 on</source>
        <translation>nicht bekannt: ab Version 11 nimmt er seine Einstellungen von woanders</translation>
    </message>
    <message>
        <source>%1 counts for this project: it is a part of that workspace.</source>
        <translation>Für dieses Projekt gilt %1: Es ist ein Teil jenes Workspaces.</translation>
    </message>
    <message>
        <source>Close it there: --project %1</source>
        <translation>Schließen Sie es dort: --project %1</translation>
    </message>
    <message>
        <source>The token goes into %1, as the line &quot;%2:_authToken=TOKEN&quot;.</source>
        <translation>Das Token kommt in %1, als die Zeile „%2:_authToken=TOKEN“.</translation>
    </message>
    <message>
        <source>The token goes into %1, under packageSourceCredentials, as the password of that source.</source>
        <translation>Das Token kommt in %1, unter packageSourceCredentials, als Passwort jener Quelle.</translation>
    </message>
    <message>
        <source>not known: it names files that are not here</source>
        <translation>nicht bekannt: sie nennt Dateien, die nicht hier sind</translation>
    </message>
    <message>
        <source>this registry as &quot;--index-url&quot; in %1, and no &quot;--extra-index-url&quot;</source>
        <translation>diese Registry als „--index-url“ in %1, und kein „--extra-index-url“</translation>
    </message>
    <message>
        <source>The token goes into %1, as the line &quot;machine %2 login __token__ password TOKEN&quot;.</source>
        <translation>Das Token kommt in %1, als die Zeile „machine %2 login __token__ password TOKEN“.</translation>
    </message>
    <message>
        <source>The token goes into %1, before the host of the address: &quot;me:TOKEN@&quot;.</source>
        <translation>Das Token kommt in %1, vor den Host der Adresse: „me:TOKEN@“.</translation>
    </message>
    <message>
        <source>Choose one of them and a component; on the command line: --part %1/main</source>
        <translation>Wählen Sie eine davon und eine Komponente; auf der Kommandozeile: --part %1/main</translation>
    </message>
    <message>
        <source>distribution needed</source>
        <translation>Distribution fehlt</translation>
    </message>
    <message numerus="yes">
        <source>Delete %1, all %n version(s)?</source>
        <translation>
            <numerusform>%1 mit %n Version löschen?</numerusform>
            <numerusform>%1 mit allen %n Versionen löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n version(s) of %1?</source>
        <translation>
            <numerusform>%n Version von %1 löschen?</numerusform>
            <numerusform>%n Versionen von %1 löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Came since the list was read, and stay: %n version(s).</source>
        <translation>
            <numerusform>Seit die Liste gelesen wurde, dazugekommen und bleibt: %n Version.</numerusform>
            <numerusform>Seit die Liste gelesen wurde, dazugekommen und bleiben: %n Versionen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n version(s)…</source>
        <translation>
            <numerusform>%n Version löschen …</numerusform>
            <numerusform>%n Versionen löschen …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete all %n package(s)…</source>
        <translation>
            <numerusform>Alle %n Paket löschen …</numerusform>
            <numerusform>Alle %n Pakete löschen …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n package(s)…</source>
        <translation>
            <numerusform>%n Paket löschen …</numerusform>
            <numerusform>%n Pakete löschen …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package(s)</source>
        <translation>
            <numerusform>%n Paket</numerusform>
            <numerusform>%n Pakete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n version(s) for good…</source>
        <translation>
            <numerusform>%n Version endgültig löschen …</numerusform>
            <numerusform>%n Versionen endgültig löschen …</numerusform>
        </translation>
    </message>
    <message>
        <source>The reservation of %1, which kept requests for %2 here, is gone.</source>
        <translation>Die Reservierung von %1, die Anfragen nach %2 hier gehalten hat, besteht nicht mehr.</translation>
    </message>
    <message>
        <source>Requests for %1 are passed on now. They were not when it was shown.</source>
        <translation>Anfragen nach %1 werden jetzt weitergereicht. Als es gezeigt wurde, war das nicht so.</translation>
    </message>
    <message>
        <source>Requests for %1 go to %2 now. They did not when it was shown.</source>
        <translation>Anfragen nach %1 gehen jetzt an %2. Als es gezeigt wurde, war das nicht so.</translation>
    </message>
    <message>
        <source>The %1 %2 that was shown is not in the trash any more.</source>
        <translation>%1 %2, wie es gezeigt wurde, ist nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>%1 of %2 %3, which was shown, is not in the trash any more.</source>
        <translation>%1 von %2 %3, wie es gezeigt wurde, ist nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>Nothing was done. Look at it again and decide anew.</source>
        <translation>Es wurde nichts getan. Sehen Sie es sich noch einmal an und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>Other packages</source>
        <translation>Andere Pakete</translation>
    </message>
    <message numerus="yes">
        <source>%n more, at no greater risk than these</source>
        <translation>
            <numerusform>%n weiteres mit keinem größeren Risiko als diese</numerusform>
            <numerusform>%n weitere mit keinem größeren Risiko als diese</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 got another file meanwhile, so it stays in the trash.</source>
        <translation>%1 hat inzwischen eine weitere Datei bekommen und bleibt deshalb im Papierkorb.</translation>
    </message>
    <message>
        <source>Looking whether all of it still holds</source>
        <translation>Prüft, ob alles noch gilt</translation>
    </message>
    <message>
        <source>Single files are deleted package by package.</source>
        <translation>Einzelne Dateien werden Paket für Paket gelöscht.</translation>
    </message>
    <message>
        <source>The request&apos;s body is larger than %1.</source>
        <translation>Der Inhalt der Anfrage ist größer als %1.</translation>
    </message>
    <message numerus="yes">
        <source>Change %n version(s)</source>
        <translation>
            <numerusform>%n Version ändern</numerusform>
            <numerusform>%n Versionen ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>A tag points to one version.</source>
        <translation>Ein Tag zeigt auf genau eine Version.</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s) of %1</source>
        <translation>
            <numerusform>%n Version von %1</numerusform>
            <numerusform>%n Versionen von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Deprecate %1</source>
        <translation>%1 als veraltet markieren</translation>
    </message>
    <message>
        <source>Yank %1</source>
        <translation>%1 zurückziehen</translation>
    </message>
    <message>
        <source>Unlist %1</source>
        <translation>%1 aus den Listen nehmen</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 verbergen</translation>
    </message>
    <message>
        <source>Offer %1 again</source>
        <translation>%1 wieder anbieten</translation>
    </message>
    <message>
        <source>Tag %1 as %2</source>
        <translation>%1 das Tag %2 geben</translation>
    </message>
    <message>
        <source>Remove the tag %2 from %1</source>
        <translation>Das Tag %2 von %1 entfernen</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Notiz zu %1</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Zurücknehmen: %1</translation>
    </message>
    <message>
        <source>%1 %2 in %3 is not as it was shown any more.</source>
        <translation>%1 %2 in %3 ist nicht mehr so, wie es gezeigt wurde.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at it again and decide anew.</source>
        <translation>Es wurde nichts geändert. Sehen Sie es sich noch einmal an und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>Clients take it again as any other version.</source>
        <translation>Clients nehmen sie wieder wie jede andere Version.</translation>
    </message>
    <message>
        <source>People who look after the package read it; no client does.</source>
        <translation>Wer das Paket betreut, liest sie; kein Client tut es.</translation>
    </message>
    <message>
        <source>Versions of this type can only be deleted.</source>
        <translation>Versionen dieses Typs können nur gelöscht werden.</translation>
    </message>
    <message>
        <source>A deprecation needs a text.</source>
        <translation>Eine Markierung als veraltet braucht einen Text.</translation>
    </message>
    <message>
        <source>Say what to use instead, or why not to use it.</source>
        <translation>Sagen Sie, was man stattdessen nehmen soll, oder warum man sie nicht nehmen soll.</translation>
    </message>
    <message>
        <source>The text is too long for clients.</source>
        <translation>Der Text ist für Clients zu lang.</translation>
    </message>
    <message>
        <source>Use at most %1 characters.</source>
        <translation>Nehmen Sie höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The text has line breaks or other control characters.</source>
        <translation>Der Text hat Zeilenumbrüche oder andere Steuerzeichen.</translation>
    </message>
    <message>
        <source>Write it in one line.</source>
        <translation>Schreiben Sie ihn in eine Zeile.</translation>
    </message>
    <message>
        <source>This cannot be a tag.</source>
        <translation>Das kann kein Tag sein.</translation>
    </message>
    <message>
        <source>Use a short word, such as &quot;next&quot;.</source>
        <translation>Nehmen Sie ein kurzes Wort, etwa „next“.</translation>
    </message>
    <message>
        <source>Clients do not find the tag any more.</source>
        <translation>Clients finden das Tag nicht mehr.</translation>
    </message>
    <message>
        <source>%1 %2 is not complete.</source>
        <translation>%1 %2 ist nicht vollständig.</translation>
    </message>
    <message>
        <source>Wait until it is, or delete it.</source>
        <translation>Warten Sie, bis sie es ist, oder löschen Sie sie.</translation>
    </message>
    <message>
        <source>Composer prints that the package is abandoned. Where the text is the name of a package, it says to use that instead.</source>
        <translation>Composer meldet, dass das Paket aufgegeben ist. Ist der Text der Name eines Pakets, so rät es, dieses zu nehmen.</translation>
    </message>
    <message>
        <source>Composer has no yank. Hide it.</source>
        <translation>Composer kennt kein Zurückziehen. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>Composer finds what is listed and nothing else. Hide it.</source>
        <translation>Composer findet, was gelistet ist, und sonst nichts. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>Composer does not find it any more. A composer.lock that has it still installs it.</source>
        <translation>Composer findet sie nicht mehr. Eine composer.lock, in der sie steht, installiert sie weiterhin.</translation>
    </message>
    <message>
        <source>Composer packages have no tags beside their versions.</source>
        <translation>Composer-Pakete haben neben ihren Versionen keine Tags.</translation>
    </message>
    <message>
        <source>A deprecation of a recipe lies in its conanfile.py. Export the recipe again with one.</source>
        <translation>Dass ein Rezept veraltet ist, steht in seiner conanfile.py. Exportieren Sie das Rezept neu, mit diesem Eintrag.</translation>
    </message>
    <message>
        <source>Conan has no yank. Unlist it.</source>
        <translation>Conan kennt kein Zurückziehen. Nehmen Sie sie aus den Listen.</translation>
    </message>
    <message>
        <source>Searches leave it out. Who names it still gets it.</source>
        <translation>Suchen lassen sie aus. Wer sie nennt, bekommt sie weiterhin.</translation>
    </message>
    <message>
        <source>Conan fetches every recipe that is named. Unlist it.</source>
        <translation>Conan holt jedes Rezept, das genannt wird. Nehmen Sie sie aus den Listen.</translation>
    </message>
    <message>
        <source>Conan takes this revision of the recipe for the latest, until a newer one is uploaded.</source>
        <translation>Conan hält diese Revision des Rezepts für die neueste, bis eine neuere hochgeladen wird.</translation>
    </message>
    <message>
        <source>Conan takes the newest revision for the latest again.</source>
        <translation>Conan hält wieder die neueste Revision für die neueste.</translation>
    </message>
    <message>
        <source>Recipes have no tag but &quot;%1&quot;.</source>
        <translation>Rezepte haben kein Tag außer „%1“.</translation>
    </message>
    <message>
        <source>Use that one.</source>
        <translation>Nehmen Sie dieses.</translation>
    </message>
    <message>
        <source>%1 has no revision &quot;%2&quot;.</source>
        <translation>%1 hat keine Revision „%2“.</translation>
    </message>
    <message>
        <source>Give one of its revisions as the text: %1</source>
        <translation>Geben Sie als Text eine ihrer Revisionen an: %1</translation>
    </message>
    <message>
        <source>apt reads no deprecation. Hide it.</source>
        <translation>apt liest keine Markierung als veraltet. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>apt has no yank. Hide it.</source>
        <translation>apt kennt kein Zurückziehen. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>apt finds what the package lists have and nothing else. Hide it.</source>
        <translation>apt findet, was in den Paketlisten steht, und sonst nichts. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>The package lists leave it out, so that apt does not find it. Its files stay in the pool.</source>
        <translation>Die Paketlisten lassen sie aus, sodass apt sie nicht findet. Ihre Dateien bleiben im Pool.</translation>
    </message>
    <message>
        <source>Debian packages have no tags. Suites are told apart by their distributions.</source>
        <translation>Debian-Pakete haben keine Tags. Was angeboten wird, sagen ihre Distributionen.</translation>
    </message>
    <message>
        <source>Who fetches a file reads no deprecation. Hide it.</source>
        <translation>Wer eine Datei holt, liest keine Markierung als veraltet. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>Generic packages have no yank. Hide it.</source>
        <translation>Generische Pakete kennen kein Zurückziehen. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>Generic packages are not listed for clients. Hide it.</source>
        <translation>Generische Pakete werden Clients nicht gelistet. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>Lists of packages leave it out. Its files stay at their addresses.</source>
        <translation>Paketlisten lassen sie aus. Ihre Dateien bleiben unter ihren Adressen.</translation>
    </message>
    <message>
        <source>Generic packages have no tags.</source>
        <translation>Generische Pakete haben keine Tags.</translation>
    </message>
    <message>
        <source>A module is deprecated by a comment in the go.mod of its newest version. Publish a version that has one.</source>
        <translation>Ein Modul wird durch einen Kommentar in der go.mod seiner neuesten Version als veraltet markiert. Veröffentlichen Sie eine Version, die ihn hat.</translation>
    </message>
    <message>
        <source>A version is retracted by the go.mod of a newer one. Publish a version that does.</source>
        <translation>Eine Version wird durch die go.mod einer neueren zurückgezogen. Veröffentlichen Sie eine solche.</translation>
    </message>
    <message>
        <source>&quot;go list&quot; and &quot;@latest&quot; leave it out. Who names this version still gets it.</source>
        <translation>„go list“ und „@latest“ lassen sie aus. Wer diese Version nennt, bekommt sie weiterhin.</translation>
    </message>
    <message>
        <source>Go fetches every version that is named. Unlist it.</source>
        <translation>Go holt jede Version, die genannt wird. Nehmen Sie sie aus den Listen.</translation>
    </message>
    <message>
        <source>Modules have no tags here: Go takes the highest version.</source>
        <translation>Module haben hier keine Tags: Go nimmt die höchste Version.</translation>
    </message>
    <message>
        <source>%1 is retracted by the go.mod of a newer version.</source>
        <translation>%1 ist durch die go.mod einer neueren Version zurückgezogen.</translation>
    </message>
    <message>
        <source>Publish a version whose go.mod does not retract it.</source>
        <translation>Veröffentlichen Sie eine Version, deren go.mod sie nicht zurückzieht.</translation>
    </message>
    <message>
        <source>Helm reads a deprecation from the Chart.yaml in the archive, which never changes. Publish a version that has one, or hide it.</source>
        <translation>Helm liest nur in der Chart.yaml im Archiv, dass etwas veraltet ist, und die ändert sich nie. Veröffentlichen Sie eine Version, die es sagt, oder verbergen Sie diese.</translation>
    </message>
    <message>
        <source>Helm has no yank. Hide it.</source>
        <translation>Helm kennt kein Zurückziehen. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>Helm finds the charts of index.yaml and no others. Hide it.</source>
        <translation>Helm findet die Charts der index.yaml und keine anderen. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>index.yaml leaves it out, so that Helm does not find it. Its archive stays at its address.</source>
        <translation>index.yaml lässt sie aus, sodass Helm sie nicht findet. Ihr Archiv bleibt unter seiner Adresse.</translation>
    </message>
    <message>
        <source>Charts have no tags: Helm takes the highest version.</source>
        <translation>Charts haben keine Tags: Helm nimmt die höchste Version.</translation>
    </message>
    <message>
        <source>Clients of Maven packages read nothing but the POM, which never changes. Publish a version whose POM has a relocation.</source>
        <translation>Clients von Maven-Paketen lesen nur das POM, und das ändert sich nie. Veröffentlichen Sie eine Version, deren POM auf eine andere verweist (relocation).</translation>
    </message>
    <message>
        <source>Maven has no yank. Unlist it.</source>
        <translation>Maven kennt kein Zurückziehen. Nehmen Sie sie aus den Listen.</translation>
    </message>
    <message>
        <source>maven-metadata.xml leaves it out, so that ranges and LATEST take another. Who names this version still gets it.</source>
        <translation>maven-metadata.xml lässt sie aus, sodass Bereiche und LATEST eine andere nehmen. Wer diese Version nennt, bekommt sie weiterhin.</translation>
    </message>
    <message>
        <source>Maven fetches every version that is named. Unlist it.</source>
        <translation>Maven holt jede Version, die genannt wird. Nehmen Sie sie aus den Listen.</translation>
    </message>
    <message>
        <source>Maven has no tags: LATEST and RELEASE follow the versions.</source>
        <translation>Maven hat keine Tags: LATEST und RELEASE folgen den Versionen.</translation>
    </message>
    <message>
        <source>npm&apos;s protocol has no request for that.</source>
        <translation>Das Protokoll von npm hat dafür keine Anfrage.</translation>
    </message>
    <message>
        <source>npm, pnpm and Yarn install it. npm and Yarn 1 print this text then, pnpm that it is deprecated; Yarn 4 tells it when it is asked.</source>
        <translation>npm, pnpm und Yarn installieren sie. npm und Yarn 1 geben dann diesen Text aus, pnpm, dass sie veraltet ist; Yarn 4 sagt ihn, wenn man fragt.</translation>
    </message>
    <message>
        <source>npm has no yank. Deprecate it, and let the tag &quot;latest&quot; point to another version.</source>
        <translation>npm kennt kein Zurückziehen. Markieren Sie sie als veraltet und setzen Sie das Tag „latest“ auf eine andere Version.</translation>
    </message>
    <message>
        <source>The document of an npm package lists all versions. Deprecate it, and let the tag &quot;latest&quot; point to another version.</source>
        <translation>Das Dokument eines npm-Pakets listet alle Versionen. Markieren Sie sie als veraltet und setzen Sie das Tag „latest“ auf eine andere Version.</translation>
    </message>
    <message>
        <source>Who installs the name with this tag behind it gets this version; &quot;latest&quot; is what is installed without one.</source>
        <translation>Wer den Namen mit diesem Tag dahinter installiert, bekommt diese Version; „latest“ ist, was ohne ein Tag installiert wird.</translation>
    </message>
    <message>
        <source>Clients that look for deprecated packages show this text. It is installed as before.</source>
        <translation>Clients, die nach veralteten Paketen sehen, zeigen diesen Text. Installiert wird sie wie bisher.</translation>
    </message>
    <message>
        <source>NuGet has no yank. Unlist it.</source>
        <translation>NuGet kennt kein Zurückziehen. Nehmen Sie sie aus den Listen.</translation>
    </message>
    <message>
        <source>Searches, lists and new references leave it out. Who names this version still gets it; nuget install takes it, too, where it is the newest.</source>
        <translation>Suchen, Listen und neue Verweise lassen sie aus. Wer diese Version nennt, bekommt sie weiterhin; auch nuget install nimmt sie, wenn sie die neueste ist.</translation>
    </message>
    <message>
        <source>NuGet finds every version that is named. Unlist it.</source>
        <translation>NuGet findet jede Version, die genannt wird. Nehmen Sie sie aus den Listen.</translation>
    </message>
    <message>
        <source>The tags of a NuGet package are words to search for, and lie in the package.</source>
        <translation>Die Tags eines NuGet-Pakets sind Suchwörter und liegen im Paket.</translation>
    </message>
    <message>
        <source>Clients of Python packages read no deprecation. Yank it with a reason.</source>
        <translation>Clients von Python-Paketen lesen keine Markierung als veraltet. Ziehen Sie sie mit einem Grund zurück.</translation>
    </message>
    <message>
        <source>pip and uv take another version, unless exactly this one is asked for; then they print the reason.</source>
        <translation>pip und uv nehmen eine andere Version, außer wenn genau diese verlangt wird; dann geben sie den Grund aus.</translation>
    </message>
    <message>
        <source>An index of Python packages lists all files. Yank it.</source>
        <translation>Ein Index von Python-Paketen listet alle Dateien. Ziehen Sie sie zurück.</translation>
    </message>
    <message>
        <source>Python packages have no tags.</source>
        <translation>Python-Pakete haben keine Tags.</translation>
    </message>
    <message>
        <source>gem and Bundler read no deprecation. Yank it.</source>
        <translation>gem und Bundler lesen keine Markierung als veraltet. Ziehen Sie sie zurück.</translation>
    </message>
    <message>
        <source>gem and Bundler do not find it any more. Its file stays at its address.</source>
        <translation>gem und Bundler finden sie nicht mehr. Ihre Datei bleibt unter ihrer Adresse.</translation>
    </message>
    <message>
        <source>gem and Bundler find what the index lists and nothing else. Yank it.</source>
        <translation>gem und Bundler finden, was der Index listet, und sonst nichts. Ziehen Sie sie zurück.</translation>
    </message>
    <message>
        <source>Gems have no tags.</source>
        <translation>Gems haben keine Tags.</translation>
    </message>
    <message>
        <source>Terraform reads no deprecation of a module. Hide it.</source>
        <translation>Terraform liest nicht, dass ein Modul veraltet ist. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>Terraform has no yank. Hide it.</source>
        <translation>Terraform kennt kein Zurückziehen. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>Terraform finds the versions that are listed and no others. Hide it.</source>
        <translation>Terraform findet die gelisteten Versionen und keine anderen. Verbergen Sie sie.</translation>
    </message>
    <message>
        <source>The list of versions leaves it out, so that Terraform does not find it. Its archive stays at its address.</source>
        <translation>Die Liste der Versionen lässt sie aus, sodass Terraform sie nicht findet. Ihr Archiv bleibt unter seiner Adresse.</translation>
    </message>
    <message>
        <source>Modules have no tags: Terraform takes the highest version.</source>
        <translation>Module haben keine Tags: Terraform nimmt die höchste Version.</translation>
    </message>
    <message>
        <source>The type&apos;s protocol has no request for that.</source>
        <translation>Das Protokoll des Typs hat dafür keine Anfrage.</translation>
    </message>
    <message>
        <source>yanked</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>unlisted</source>
        <translation>nicht gelistet</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>processing</source>
        <translation>wird verarbeitet</translation>
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
        <source>offered</source>
        <translation>angeboten</translation>
    </message>
    <message>
        <source>Choose one version of %1.</source>
        <translation>Wählen Sie eine Version von %1.</translation>
    </message>
    <message>
        <source>Nothing was chosen to change.</source>
        <translation>Es wurde nichts zum Ändern gewählt.</translation>
    </message>
    <message>
        <source>There is no act &quot;%1&quot;.</source>
        <translation>Es gibt keine Änderung „%1“.</translation>
    </message>
    <message>
        <source>&apos;packhousectl change --help&apos; has them.</source>
        <translation>„packhousectl change --help“ nennt sie.</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>Erledigt: %1.</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>%1 has no request for that. It can be done there or not at all.</source>
        <translation>%1 hat dafür keine Anfrage. Es geht nur dort oder gar nicht.</translation>
    </message>
    <message>
        <source>%1 does not tell with which text %2 %3 was deprecated.</source>
        <translation>%1 sagt nicht, mit welchem Text %2 %3 als veraltet markiert wurde.</translation>
    </message>
    <message>
        <source>Deprecate it anew.</source>
        <translation>Markieren Sie sie neu.</translation>
    </message>
    <message>
        <source>On this computer %1 would get a stranger&apos;s package.</source>
        <translation>Auf diesem Computer bekäme %1 ein fremdes Paket.</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>What %1 would get of %2 has grown worse since it was shown. Now: %3. Then: %4.</source>
        <translation>Was %1 von %2 bekäme, ist schlechter als das, was gezeigt wurde. Jetzt: %3. Vorher: %4.</translation>
    </message>
    <message>
        <source>%1 was not there when it was shown. It would get of %2: %3.</source>
        <translation>%1 war noch nicht da, als es gezeigt wurde. Von %2 bekäme es: %3.</translation>
    </message>
    <message>
        <source>assigned to %1 by %2 on %3</source>
        <translation>%1 zugewiesen von %2, %3</translation>
    </message>
    <message>
        <source>What is said of this computer&apos;s clients cannot be read.</source>
        <translation>Was über die Clients dieses Computers gesagt wird, ist nicht zu lesen.</translation>
    </message>
    <message>
        <source>This plan stands on what this computer&apos;s clients would get, and nobody has looked at that again.</source>
        <translation>Dieser Plan steht auf dem, was die Clients dieses Computers bekämen, und niemand hat das noch einmal angesehen.</translation>
    </message>
    <message>
        <source>Run it by the command that printed it.</source>
        <translation>Führen Sie ihn mit dem Befehl aus, der ihn ausgegeben hat.</translation>
    </message>
    <message>
        <source>whatever is there: no hash is locked</source>
        <translation>was immer dort liegt: kein Hash ist festgelegt</translation>
    </message>
    <message>
        <source>a stranger&apos;s copy: it is locked to bytes that are not this registry&apos;s</source>
        <translation>die Kopie eines Fremden: Es ist auf Bytes festgelegt, die nicht die dieser Registry sind</translation>
    </message>
    <message>
        <source>a stranger&apos;s copy as %1: it is locked to bytes that are not this registry&apos;s</source>
        <translation>die Kopie eines Fremden als %1: Es ist auf Bytes festgelegt, die nicht die dieser Registry sind</translation>
    </message>
    <message>
        <source>the bytes that it is locked to; whose they are is not known</source>
        <translation>die Bytes, auf die es festgelegt ist; wessen die sind, ist nicht bekannt</translation>
    </message>
    <message>
        <source>the bytes that it is locked to as %1; whose they are is not known</source>
        <translation>die Bytes, auf die es als %1 festgelegt ist; wessen die sind, ist nicht bekannt</translation>
    </message>
    <message>
        <source>the bytes that it is locked to, or nothing</source>
        <translation>die Bytes, auf die es festgelegt ist, oder nichts</translation>
    </message>
    <message>
        <source>the hash of this registry&apos;s own copy in the lock</source>
        <translation>der Hash der eigenen Kopie dieser Registry in der Lock-Datei</translation>
    </message>
    <message>
        <source>not known: this file is not looked at</source>
        <translation>nicht bekannt: Diese Datei wird nicht angesehen</translation>
    </message>
    <message>
        <source>not known: its cache may name another remote for the recipe</source>
        <translation>nicht bekannt: Sein Cache kann ein anderes Remote für das Rezept nennen</translation>
    </message>
    <message>
        <source>not known: %1 may name other settings</source>
        <translation>nicht bekannt: %1 kann andere Einstellungen nennen</translation>
    </message>
    <message>
        <source>not known: it goes by other files than go.mod</source>
        <translation>nicht bekannt: Es geht nach anderen Dateien als go.mod</translation>
    </message>
    <message>
        <source>not known: another package stands for it, %1</source>
        <translation>nicht bekannt: Ein anderes Paket steht dafür, %1</translation>
    </message>
    <message>
        <source>no other module in its place (&quot;replace&quot;)</source>
        <translation>kein anderes Modul an seiner Stelle („replace“)</translation>
    </message>
    <message>
        <source>not known: no repository is called %1 here</source>
        <translation>nicht bekannt: Kein Repository heißt hier %1</translation>
    </message>
    <message>
        <source>this registry as its repository in %1</source>
        <translation>diese Registry als sein Repository in %1</translation>
    </message>
    <message>
        <source>not known: what the mirror of &quot;%1&quot; in %2 stands for</source>
        <translation>nicht bekannt: wofür der Spiegel von „%1“ in %2 steht</translation>
    </message>
    <message>
        <source>not known: a profile that may be switched on asks %1 (%2)</source>
        <translation>nicht bekannt: Ein Profil, das eingeschaltet werden kann, fragt %1 (%2)</translation>
    </message>
    <message>
        <source>whatever is there: it is taken from that address</source>
        <translation>was immer dort liegt: Es wird von dieser Adresse genommen</translation>
    </message>
    <message>
        <source>not known: it is taken from where &quot;%1&quot; says</source>
        <translation>nicht bekannt: Es wird von da genommen, wo „%1“ es sagt</translation>
    </message>
    <message>
        <source>a version in place of what stands there for it</source>
        <translation>eine Version anstelle dessen, was dort dafür steht</translation>
    </message>
    <message>
        <source>not known: it reads %1, which may name others</source>
        <translation>nicht bekannt: Es liest %1, was andere nennen kann</translation>
    </message>
    <message>
        <source>not known: what else it is set to is not looked at</source>
        <translation>nicht bekannt: Was sonst eingestellt ist, wird nicht angesehen</translation>
    </message>
    <message>
        <source>this registry as the only index in %1</source>
        <translation>diese Registry als einziger Index in %1</translation>
    </message>
    <message>
        <source>not known: %1 says of a host that its modules are elsewhere</source>
        <translation>nicht bekannt: %1 sagt von einem Host, dass seine Module woanders sind</translation>
    </message>
    <message>
        <source>no &quot;host&quot; for this registry there but by its own address</source>
        <translation>dort kein „host“ für diese Registry als mit ihrer eigenen Adresse</translation>
    </message>
    <message>
        <source>nothing from others: it asks the host that the address names</source>
        <translation>nichts von anderen: Es fragt den Host, den die Adresse nennt</translation>
    </message>
    <message numerus="yes">
        <source>Reading the rest of the list: %n package(s) so far. Nothing is deleted yet.</source>
        <translation>
            <numerusform>Der Rest der Liste wird gelesen: bisher %n Paket. Noch ist nichts gelöscht.</numerusform>
            <numerusform>Der Rest der Liste wird gelesen: bisher %n Pakete. Noch ist nichts gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out: at most %1 files of %2 together are published at once. Publish these, then the others.</source>
        <translation>
            <numerusform>%n Datei weggelassen: Höchstens %1 Dateien von zusammen %2 werden auf einmal veröffentlicht. Veröffentlichen Sie diese, dann die andere.</numerusform>
            <numerusform>%n Dateien weggelassen: Höchstens %1 Dateien von zusammen %2 werden auf einmal veröffentlicht. Veröffentlichen Sie diese, dann die anderen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden file(s) or folder(s) are left out.</source>
        <translation>
            <numerusform>%n versteckte Datei oder ein solcher Ordner ist weggelassen.</numerusform>
            <numerusform>%n versteckte Dateien oder Ordner sind weggelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) or other thing(s) that are no files here are left out.</source>
        <translation>
            <numerusform>%n Verknüpfung oder anderes, was keine Datei ist, ist weggelassen.</numerusform>
            <numerusform>%n Verknüpfungen oder anderes, was keine Datei ist, sind weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file in this folder.</source>
        <translation>In diesem Ordner ist keine Datei.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Lassen Sie ihn weg.</translation>
    </message>
    <message>
        <source>the rest of it</source>
        <translation>der Rest davon</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of it are on %1 already, with the same bytes. What is missing is sent.</source>
        <translation>
            <numerusform>%n Datei davon ist schon auf %1, mit denselben Bytes. Was fehlt, wird gesendet.</numerusform>
            <numerusform>%n Dateien davon sind schon auf %1, mit denselben Bytes. Was fehlt, wird gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only a part of it is on %1. There: %2. Not there: %3. The reason: %4</source>
        <translation>Nur ein Teil davon ist auf %1. Dort: %2. Nicht dort: %3. Der Grund: %4</translation>
    </message>
    <message>
        <source>Try again: only what is missing is sent then. Or delete %1 %2 on that registry to take back what went.</source>
        <translation>Versuchen Sie es erneut: Dann wird nur gesendet, was fehlt. Oder löschen Sie %1 %2 in jener Registry, um zurückzunehmen, was ankam.</translation>
    </message>
    <message>
        <source>%1 lists more packages than can be planned for at once.</source>
        <translation>%1 listet mehr Pakete auf, als auf einmal geplant werden können.</translation>
    </message>
    <message>
        <source>Narrow the list by a filter, a type or a project.</source>
        <translation>Grenzen Sie die Liste durch einen Filter, einen Typ oder ein Projekt ein.</translation>
    </message>
    <message>
        <source>Nothing of the list as it was is on %1 any more.</source>
        <translation>Nichts von der Liste, wie sie war, ist noch auf %1.</translation>
    </message>
    <message>
        <source>Nowhere: nobody has said yes to another registry (%1)</source>
        <translation>Nirgendwohin: Niemand hat einer anderen Registry zugestimmt (%1)</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nirgendwohin</translation>
    </message>
    <message>
        <source>Not asked: nobody has said yes to a registry that may be told the name</source>
        <translation>Nicht gefragt: Niemand hat einer Registry zugestimmt, die den Namen erfahren darf</translation>
    </message>
    <message>
        <source>Nobody has said yes to a registry that requests are forwarded to, so this one answers that it does not have the name (404).</source>
        <translation>Niemand hat einer Registry zugestimmt, an die Anfragen weitergeleitet werden. Also antwortet diese hier, dass sie den Namen nicht hat (404).</translation>
    </message>
    <message>
        <source>Other bytes were here as %1, and clients get the new ones from now on. To have that refused: packhousectl policy set --scope %2 --type %3 --duplicates refuse.</source>
        <translation>Hier lagen andere Bytes als %1, und Clients bekommen ab jetzt die neuen. Um das ablehnen zu lassen: packhousectl policy set --scope %2 --type %3 --duplicates refuse.</translation>
    </message>
    <message>
        <source>Requests of %1 are never forwarded, and no registry of it can be asked about one name.</source>
        <translation>Anfragen von %1 werden nie weitergeleitet, und keine Registry davon kann nach einem einzelnen Namen gefragt werden.</translation>
    </message>
    <message>
        <source>Name the registry that has what is not here. Where there is none, no upstream is needed.</source>
        <translation>Nennen Sie die Registry, die hat, was hier nicht ist. Gibt es keine, wird kein Upstream gebraucht.</translation>
    </message>
    <message>
        <source>Other bytes were here as %1. They stay, and clients get the new ones.</source>
        <translation>Hier lagen andere Bytes als %1. Sie bleiben, und Clients bekommen die neuen.</translation>
    </message>
    <message>
        <source>This registry asked that itself, and its question came back: what it is to ask leads to it.</source>
        <translation>Das hat diese Registry selbst gefragt, und ihre Frage kam zurück: Was sie fragen soll, führt zu ihr.</translation>
    </message>
    <message>
        <source>%1 is this registry itself, or leads back to it, so what it has is what is here.</source>
        <translation>%1 ist diese Registry selbst oder führt zu ihr zurück. Was dort ist, ist also das, was hier ist.</translation>
    </message>
    <message>
        <source>Nobody has said yes to a registry of %1 that may be told the name: packhousectl upstreams accept %2, or PACKHOUSE_UPSTREAM_%3.</source>
        <translation>Niemand hat einer Registry von %1 zugestimmt, die den Namen erfahren darf: packhousectl upstreams accept %2 oder PACKHOUSE_UPSTREAM_%3.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n name(s)</source>
        <translation>
            <numerusform>%1, %n Name</numerusform>
            <numerusform>%1, %n Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n package(s)</source>
        <translation>
            <numerusform>%1, %n Paket</numerusform>
            <numerusform>%1, %n Pakete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) published</source>
        <translation>
            <numerusform>%n Datei veröffentlicht</numerusform>
            <numerusform>%n Dateien veröffentlicht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n nicht gesendet</numerusform>
            <numerusform>%n nicht gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Requests for this name may be forwarded to the public registry, and nobody owns it there.</source>
        <translation>Anfragen nach diesem Namen dürfen an die öffentliche Registry weitergeleitet werden, und dort gehört er niemandem.</translation>
    </message>
    <message>
        <source>When nothing of this name is here, requests go to the upstream, once somebody has said yes to one.</source>
        <translation>Wenn es hier nichts unter diesem Namen gibt, gehen Anfragen an den Upstream, sobald jemand einem zugestimmt hat.</translation>
    </message>
    <message>
        <source>Allowed %1, locked</source>
        <translation>Erlaubt (%1), festgeschrieben</translation>
    </message>
    <message>
        <source>Allowed %1, not locked</source>
        <translation>Erlaubt (%1), nicht festgeschrieben</translation>
    </message>
    <message>
        <source>%1 was moved to the Trash.</source>
        <translation>%1 wurde in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <source>Undo deleting %1</source>
        <translation>Zurücknehmen: %1 löschen</translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <translation>%1 wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>Undo restoring %1</source>
        <translation>Zurücknehmen: %1 wiederherstellen</translation>
    </message>
    <message>
        <source>Files of %1 were restored.</source>
        <translation>Dateien von %1 wurden wiederhergestellt.</translation>
    </message>
    <message>
        <source>Undo restoring files of %1</source>
        <translation>Zurücknehmen: Dateien von %1 wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>%n more version(s) stay.</source>
        <translation>
            <numerusform>%n weitere Version bleibt.</numerusform>
            <numerusform>%n weitere Versionen bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Moved to the Trash: %1.</source>
        <translation>In den Papierkorb verschoben: %1.</translation>
    </message>
    <message>
        <source>Restored: %1.</source>
        <translation>Wiederhergestellt: %1.</translation>
    </message>
    <message>
        <source>Without the tag &quot;%1&quot; clients take the highest version of %2 for it, a release before what only leads to one: %3.</source>
        <translation>Ohne das Tag „%1“ nehmen Clients dafür die höchste Version von %2, eine fertige vor dem, was erst zu einer führt: %3.</translation>
    </message>
    <message>
        <source>%1 depends on %2 now. It did not when it was shown.</source>
        <translation>%1 hängt jetzt von %2 ab. Als es gezeigt wurde, war das nicht so.</translation>
    </message>
    <message>
        <source>%1 was pulled meanwhile. It was shown as not used.</source>
        <translation>%1 wurde inzwischen abgerufen. Gezeigt wurde es als nicht benutzt.</translation>
    </message>
    <message>
        <source>Clients that name no version of %1 get %2 then. Now they get none.</source>
        <translation>Clients, die keine Version von %1 nennen, bekommen dann %2. Jetzt bekommen sie keine.</translation>
    </message>
    <message>
        <source>Clients that name no version of %1 get none then. Now they get %2.</source>
        <translation>Clients, die keine Version von %1 nennen, bekommen dann keine. Jetzt bekommen sie %2.</translation>
    </message>
    <message>
        <source>Clients that name no version of %1 get %2 then. Now they get %3.</source>
        <translation>Clients, die keine Version von %1 nennen, bekommen dann %2. Jetzt bekommen sie %3.</translation>
    </message>
    <message numerus="yes">
        <source>So it is of %n more package(s): they get another version then.</source>
        <translation>
            <numerusform>So ist es bei %n weiteren Paket: Sie bekommen dann eine andere Version.</numerusform>
            <numerusform>So ist es bei %n weiteren Paketen: Sie bekommen dann eine andere Version.</numerusform>
        </translation>
    </message>
    <message>
        <source>Latest, for clients that name no version</source>
        <translation>Neueste, für Clients, die keine Version nennen</translation>
    </message>
    <message>
        <source>%1, afterwards %2</source>
        <translation>%1, danach %2</translation>
    </message>
    <message>
        <source>None, afterwards %1</source>
        <translation>Keine, danach %1</translation>
    </message>
    <message>
        <source>%1, afterwards none</source>
        <translation>%1, danach keine</translation>
    </message>
    <message>
        <source>%1, which only leads to a release</source>
        <translation>%1, die erst zu einer fertigen Version führt</translation>
    </message>
    <message>
        <source>Nothing was done: %1 got another file meanwhile, and stays in the trash.</source>
        <translation>Es wurde nichts getan: %1 hat inzwischen noch eine Datei bekommen und bleibt im Papierkorb.</translation>
    </message>
    <message>
        <source>Look at it again with --dry-run, then decide anew.</source>
        <translation>Sehen Sie es sich mit --dry-run noch einmal an und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>Nothing was taken back. Once that is out of the way, undo it again; the Trash page has what can be restored one by one.</source>
        <translation>Es wurde nichts zurückgenommen. Wenn das aus dem Weg ist, machen Sie es noch einmal rückgängig; auf der Seite „Papierkorb“ steht, was sich einzeln wiederherstellen lässt.</translation>
    </message>
    <message numerus="yes">
        <source>%n package(s) selected</source>
        <translation>
            <numerusform>%n Paket gewählt</numerusform>
            <numerusform>%n Pakete gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>not known: the project has more modules than are looked at</source>
        <translation>nicht bekannt: Das Projekt hat mehr Module, als angesehen werden</translation>
    </message>
    <message>
        <source>not known: the project has more folders than are looked at</source>
        <translation>nicht bekannt: Das Projekt hat mehr Ordner, als angesehen werden</translation>
    </message>
    <message>
        <source>The header JOB-TOKEN is for job tokens.</source>
        <translation>Der Header JOB-TOKEN ist für Job-Tokens.</translation>
    </message>
    <message>
        <source>The header Deploy-Token is for deploy tokens.</source>
        <translation>Der Header Deploy-Token ist für Deploy-Tokens.</translation>
    </message>
    <message>
        <source>The header PRIVATE-TOKEN is for personal, project and group tokens.</source>
        <translation>Der Header PRIVATE-TOKEN ist für persönliche, Projekt- und Gruppen-Tokens.</translation>
    </message>
    <message>
        <source>The protocol of this type deletes nothing; the window, packhousectl and the packages API do.</source>
        <translation>Das Protokoll dieses Typs löscht nichts; das Fenster, packhousectl und die Paket-API tun es.</translation>
    </message>
    <message>
        <source>The tarball cannot be read again.</source>
        <translation>Das Tar-Archiv kann nicht noch einmal gelesen werden.</translation>
    </message>
    <message>
        <source>Publish again with --provenance, or without one.</source>
        <translation>Veröffentlichen Sie noch einmal mit --provenance oder ohne Herkunftsnachweis.</translation>
    </message>
    <message>
        <source>The provenance is larger than 1 MiB.</source>
        <translation>Der Herkunftsnachweis ist größer als 1 MiB.</translation>
    </message>
    <message>
        <source>The provenance is no Sigstore bundle.</source>
        <translation>Der Herkunftsnachweis ist kein Sigstore-Bündel.</translation>
    </message>
    <message>
        <source>The provenance is not about this tarball of %1 %2.</source>
        <translation>Der Herkunftsnachweis gilt nicht diesem Tar-Archiv von %1 %2.</translation>
    </message>
    <message>
        <source>Check that OpenSSL 3 is installed whole.</source>
        <translation>Prüfen Sie, ob OpenSSL 3 vollständig installiert ist.</translation>
    </message>
    <message>
        <source>No key could be made for npm&apos;s signatures.</source>
        <translation>Für die Signaturen von npm konnte kein Schlüssel erzeugt werden.</translation>
    </message>
    <message>
        <source>%1 is no key of this registry.</source>
        <translation>%1 ist kein Schlüssel dieser Registry.</translation>
    </message>
    <message>
        <source>Put the key back from a backup, or remove the file: a new key is made then, and signs all anew.</source>
        <translation>Spielen Sie den Schlüssel aus einer Sicherung zurück, oder entfernen Sie die Datei: Dann wird ein neuer erzeugt, der alles neu signiert.</translation>
    </message>
    <message>
        <source>The registry&apos;s key for npm does not sign.</source>
        <translation>Der Schlüssel der Registry für npm signiert nicht.</translation>
    </message>
    <message>
        <source>The attestations of %1 are no list of attestations.</source>
        <translation>Die Bestätigungen von %1 sind keine Liste von Bestätigungen.</translation>
    </message>
    <message>
        <source>Upload it with those that its tool makes, or without any.</source>
        <translation>Laden Sie die Datei mit denen hoch, die ihr Werkzeug erzeugt, oder ohne.</translation>
    </message>
    <message>
        <source>An attestation that came with %1 is not about it.</source>
        <translation>Eine Bestätigung, die mit %1 kam, gilt dieser Datei nicht.</translation>
    </message>
    <message>
        <source>Make the attestations of the file that is uploaded.</source>
        <translation>Erzeugen Sie die Bestätigungen von der Datei, die hochgeladen wird.</translation>
    </message>
    <message>
        <source>%1 is an egg, which pip does not install any more.</source>
        <translation>%1 ist ein Egg, das pip nicht mehr installiert.</translation>
    </message>
    <message>
        <source>Build a wheel of it, and publish that.</source>
        <translation>Bauen Sie daraus ein Wheel, und veröffentlichen Sie dieses.</translation>
    </message>
    <message>
        <source>This is the first gem here. Whoever pushes other bytes of a version replaces it; to have that refused: packhousectl policy set --scope %1 --type %2 --duplicates refuse.</source>
        <translation>Dies ist das erste Gem hier. Wer andere Bytes einer Version schickt, ersetzt sie; damit das abgelehnt wird: packhousectl policy set --scope %1 --type %2 --duplicates refuse.</translation>
    </message>
    <message>
        <source>This is no Gradle module of format 1.</source>
        <translation>Das ist kein Gradle-Modul des Formats 1.</translation>
    </message>
    <message>
        <source>%1 is too large for a Gradle module.</source>
        <translation>%1 ist zu groß für ein Gradle-Modul.</translation>
    </message>
    <message>
        <source>Publish it with Gradle.</source>
        <translation>Es mit Gradle veröffentlichen.</translation>
    </message>
    <message>
        <source>%1 does not tell of which module and version it is.</source>
        <translation>%1 sagt nicht, zu welchem Modul und welcher Version es gehört.</translation>
    </message>
    <message>
        <source>Name it ARTIFACT-VERSION.module, as Gradle does.</source>
        <translation>Es ARTEFAKT-VERSION.module nennen, wie Gradle es tut.</translation>
    </message>
    <message>
        <source>Other bytes were published as versions that were there: %1. Clients that know the hashes of the earlier ones refuse these.</source>
        <translation>Als Versionen, die es schon gab, wurden andere Bytes veröffentlicht: %1. Clients, die die Prüfsummen der früheren kennen, lehnen diese ab.</translation>
    </message>
    <message>
        <source>There is no such file here.</source>
        <translation>Hier gibt es keine solche Datei.</translation>
    </message>
    <message>
        <source>- %1: %2</source>
        <translation>- %1: %2</translation>
    </message>
    <message>
        <source>Clients that name no version of %1 get %2 now. Before they got none.</source>
        <translation>Clients, die keine Version von %1 nennen, bekommen jetzt %2. Vorher bekamen sie keine.</translation>
    </message>
    <message>
        <source>Clients that name no version of %1 get none now. Before they got %2.</source>
        <translation>Clients, die keine Version von %1 nennen, bekommen jetzt keine. Vorher bekamen sie %2.</translation>
    </message>
    <message>
        <source>Clients that name no version of %1 get %2 now. Before they got %3.</source>
        <translation>Clients, die keine Version von %1 nennen, bekommen jetzt %2. Vorher bekamen sie %3.</translation>
    </message>
    <message numerus="yes">
        <source>So it is of %n more package(s): they get another version now.</source>
        <translation>
            <numerusform>So ist es bei %n weiteren Paket: Sie bekommen jetzt eine andere Version.</numerusform>
            <numerusform>So ist es bei %n weiteren Paketen: Sie bekommen jetzt eine andere Version.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was not shown so: %1</source>
        <translation>So wurde es nicht gezeigt: %1</translation>
    </message>
    <message>
        <source>Nothing was restored. Look at it again and decide anew.</source>
        <translation>Es wurde nichts wiederhergestellt. Sehen Sie es sich noch einmal an und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>%1 of %2 %3 came meanwhile and stays.</source>
        <translation>%1 von %2 %3 ist inzwischen dazugekommen und bleibt.</translation>
    </message>
    <message>
        <source>The tag %1 of %2 in %3 is at %4.</source>
        <translation>Das Tag %1 von %2 in %3 zeigt auf %4.</translation>
    </message>
    <message>
        <source>Undo setting the tag %1 of %2 in %3 to %4</source>
        <translation>Zurücknehmen: Tag %1 von %2 in %3 auf %4 setzen</translation>
    </message>
    <message>
        <source>The tag %1 of %2 %3 in %4 was removed.</source>
        <translation>Das Tag %1 von %2 %3 in %4 wurde entfernt.</translation>
    </message>
    <message>
        <source>Undo removing the tag %1 of %2 %3 in %4</source>
        <translation>Zurücknehmen: Tag %1 von %2 %3 in %4 entfernen</translation>
    </message>
    <message>
        <source>%1 %2 in %3 was changed.</source>
        <translation>%1 %2 in %3 wurde geändert.</translation>
    </message>
    <message>
        <source>Undo changing %1 %2 in %3</source>
        <translation>Zurücknehmen: %1 %2 in %3 ändern</translation>
    </message>
    <message>
        <source>The name %1 was reserved in %2.</source>
        <translation>Der Name %1 wurde in %2 reserviert.</translation>
    </message>
    <message>
        <source>Undo reserving %1 in %2</source>
        <translation>Zurücknehmen: %1 in %2 reservieren</translation>
    </message>
    <message>
        <source>The name %1 was given up in %2.</source>
        <translation>Der Name %1 wurde in %2 aufgegeben.</translation>
    </message>
    <message>
        <source>Undo giving %1 up in %2</source>
        <translation>Zurücknehmen: %1 in %2 aufgeben</translation>
    </message>
    <message>
        <source>not known: not looked at</source>
        <translation>nicht bekannt: nicht angesehen</translation>
    </message>
    <message numerus="yes">
        <source>%n more package(s)</source>
        <translation>
            <numerusform>%n weiteres Paket</numerusform>
            <numerusform>%n weitere Pakete</numerusform>
        </translation>
    </message>
    <message>
        <source>not known: what this registry has there, or passes on</source>
        <translation>nicht bekannt: was diese Registry dort hat oder weiterleitet</translation>
    </message>
    <message>
        <source>what this registry passes on there, if it asks without a token of the group; with one nothing</source>
        <translation>was diese Registry dort weiterleitet, wenn er ohne ein Token der Gruppe fragt; mit einem nichts</translation>
    </message>
    <message>
        <source>It was shown that they get %1, and then %2.</source>
        <translation>Gezeigt wurde, dass sie %1 bekommen und danach %2.</translation>
    </message>
    <message>
        <source>Clients that name no version of %1 get %2 now, and would get %3 then.</source>
        <translation>Clients, die keine Version von %1 nennen, bekommen jetzt %2 und bekämen danach %3.</translation>
    </message>
    <message>
        <source>It was not shown that this changes.</source>
        <translation>Dass sich das ändert, wurde nicht gezeigt.</translation>
    </message>
    <message>
        <source>What clients get that name no version of %1 would not change any more.</source>
        <translation>Was Clients bekommen, die keine Version von %1 nennen, würde sich nicht mehr ändern.</translation>
    </message>
    <message>
        <source>The tag %1 of %2</source>
        <translation>Der Tag %1 von %2</translation>
    </message>
    <message>
        <source>%1: %2 now. When it was shown: nothing.</source>
        <translation>%1: jetzt %2. Als es gezeigt wurde: nichts.</translation>
    </message>
    <message>
        <source>%1: %2 now. When it was shown: %3.</source>
        <translation>%1: jetzt %2. Als es gezeigt wurde: %3.</translation>
    </message>
    <message>
        <source>%1: nothing now. When it was shown: %2.</source>
        <translation>%1: jetzt nichts. Als es gezeigt wurde: %2.</translation>
    </message>
    <message>
        <source>not known: what the extensions in %1 ask is not looked at</source>
        <translation>nicht bekannt: was die Erweiterungen in %1 fragen, wird nicht angesehen</translation>
    </message>
    <message>
        <source>not known: the POMs of dependencies may name other repositories, and are not looked at</source>
        <translation>nicht bekannt: die POMs von Abhängigkeiten können andere Repositorys nennen und werden nicht angesehen</translation>
    </message>
    <message>
        <source>One typing error away: %1.</source>
        <translation>Nur ein Tippfehler trennt es von: %1.</translation>
    </message>
    <message>
        <source>Tags that go with it</source>
        <translation>Tags, die mitgehen</translation>
    </message>
    <message>
        <source>%1: clients that ask for one find nothing then</source>
        <translation>%1: Clients, die nach einem fragen, finden dann nichts</translation>
    </message>
    <message>
        <source>vanish</source>
        <translation>verschwinden</translation>
    </message>
    <message>
        <source>The tag %1 of %2 went with its version.</source>
        <translation>Der Tag %1 von %2 ging mit seiner Version.</translation>
    </message>
    <message>
        <source>Who serves %1 at the instance</source>
        <translation>Wer %1 an der Instanz ausliefert</translation>
    </message>
    <message>
        <source>Who serves %1 in %2</source>
        <translation>Wer %1 in %2 ausliefert</translation>
    </message>
    <message>
        <source>What keeps %1 reserved</source>
        <translation>Was %1 reserviert hält</translation>
    </message>
    <message>
        <source>Who may read %1</source>
        <translation>Wer %1 lesen darf</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>whoever has the right</source>
        <translation>wer das Recht hat</translation>
    </message>
    <message>
        <source>None so far; packages from an earlier version are being read</source>
        <translation>Bisher keine; Pakete einer früheren Version werden noch gelesen</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, hyphens and underscores, a letter or digit first.</source>
        <translation>Verwenden Sie Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche, zuerst einen Buchstaben oder eine Ziffer.</translation>
    </message>
    <message>
        <source>Use a semantic version such as 1.2.3, or 1.2.</source>
        <translation>Verwenden Sie eine semantische Version wie 1.2.3, oder 1.2.</translation>
    </message>
    <message>
        <source>id is missing</source>
        <translation>id fehlt</translation>
    </message>
    <message>
        <source>There is no %1 in the package.</source>
        <translation>Im Paket gibt es kein %1.</translation>
    </message>
    <message>
        <source>Symbol server for debuggers</source>
        <translation>Symbolserver für Debugger</translation>
    </message>
    <message>
        <source>Publish symbols</source>
        <translation>Symbole veröffentlichen</translation>
    </message>
    <message>
        <source>There are no such symbols here.</source>
        <translation>Solche Symbole gibt es hier nicht.</translation>
    </message>
    <message>
        <source>%1 is the full name of %2 %3 already, and clients ask by that alone.</source>
        <translation>%1 ist schon der volle Name von %2 %3, und Clients fragen nur danach.</translation>
    </message>
    <message>
        <source>Give the gem another version.</source>
        <translation>Geben Sie dem Gem eine andere Version.</translation>
    </message>
    <message>
        <source>merges something that is no mapping</source>
        <translation>vereint etwas, das keine Zuordnung ist</translation>
    </message>
    <message>
        <source>Give it a shorter name and pack again.</source>
        <translation>Geben Sie ihr einen kürzeren Namen und packen Sie neu.</translation>
    </message>
    <message>
        <source>The archive holds the link %1, which clients unpack as an empty file.</source>
        <translation>Das Archiv enthält den Link %1, den Clients als leere Datei auspacken.</translation>
    </message>
    <message>
        <source>Pack what it leads to instead: tar --dereference does.</source>
        <translation>Packen Sie stattdessen, wohin er führt: tar --dereference tut das.</translation>
    </message>
    <message>
        <source>The instance has no address of its own: it answers at the main one.</source>
        <translation>Die Instanz hat keine eigene Adresse: Sie antwortet an der Hauptadresse.</translation>
    </message>
    <message>
        <source>Name a project or a group.</source>
        <translation>Nennen Sie ein Projekt oder eine Gruppe.</translation>
    </message>
    <message>
        <source>%1 packages are not served by a group.</source>
        <translation>Pakete von %1 stellt eine Gruppe nicht bereit.</translation>
    </message>
    <message>
        <source>%1 packages are not served by a project.</source>
        <translation>Pakete von %1 stellt ein Projekt nicht bereit.</translation>
    </message>
    <message>
        <source>Name its group.</source>
        <translation>Nennen Sie seine Gruppe.</translation>
    </message>
    <message>
        <source>There is no server to listen.</source>
        <translation>Es gibt keinen Server, der antworten könnte.</translation>
    </message>
    <message>
        <source>%1 is no port.</source>
        <translation>%1 ist kein Port.</translation>
    </message>
    <message>
        <source>Ports go from 1 to 65535.</source>
        <translation>Ports gehen von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Port %1 cannot be had: another program uses it, or this user may not.</source>
        <translation>Port %1 ist nicht zu haben: Ein anderes Programm benutzt ihn, oder dieser Benutzer darf es nicht.</translation>
    </message>
    <message>
        <source>Choose another port, or leave it out for any free one.</source>
        <translation>Wählen Sie einen anderen Port, oder lassen Sie ihn für einen freien weg.</translation>
    </message>
    <message>
        <source>Port %1 has a registry already.</source>
        <translation>Port %1 hat schon eine Registry.</translation>
    </message>
    <message>
        <source>Choose another port, or take that one away first.</source>
        <translation>Wählen Sie einen anderen Port, oder nehmen Sie diesen vorher weg.</translation>
    </message>
    <message>
        <source>%1 of %2 answers at port %3 now.</source>
        <translation>%1 von %2 antwortet jetzt an Port %3.</translation>
    </message>
    <message>
        <source>Undo port %1 of %2</source>
        <translation>Zurücknehmen: Port %1 von %2</translation>
    </message>
    <message>
        <source>No registry has port %1.</source>
        <translation>Keine Registry hat den Port %1.</translation>
    </message>
    <message>
        <source>%1 of %2 answers at port %3 no longer.</source>
        <translation>%1 von %2 antwortet nicht mehr an Port %3.</translation>
    </message>
    <message>
        <source>Undo taking port %1 from %2</source>
        <translation>Zurücknehmen: das Wegnehmen von Port %1 von %2</translation>
    </message>
    <message>
        <source>its build uses more than %1 packages</source>
        <translation>sein Bau benutzt mehr als %1 Pakete</translation>
    </message>
</context>
<context>
    <name>packhouse::ThemeCommands</name>
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
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
</context>
<context>
    <name>packhouse::TokenCopies</name>
    <message>
        <source>Copy for a client</source>
        <translation>Für einen Client kopieren</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a client and its package type</comment>
        <translation>%1 (%2)</translation>
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
</context>
<context>
    <name>packhouse::TokenTests</name>
    <message>
        <source>The registry accepts it and knows it as %1.</source>
        <translation>Die Registry nimmt es an und kennt es als %1.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 antwortet.</translation>
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
        <source>Where %1 works</source>
        <translation>Wo %1 gilt</translation>
    </message>
    <message>
        <source>Where %1 worked</source>
        <translation>Wo %1 galt</translation>
    </message>
    <message>
        <source>Settings of this remote…</source>
        <translation>Einstellungen dieses Remotes…</translation>
    </message>
    <message>
        <source>Only a token whose secret is in the keychain can be tested.</source>
        <translation>Nur ein Token, dessen Geheimnis im Schlüsselbund ist, kann getestet werden.</translation>
    </message>
    <message>
        <source>The token for %1</source>
        <translation>Das Token für %1</translation>
    </message>
    <message>
        <source>There is no keychain on this computer that Packhouse can use.</source>
        <translation>Auf diesem Rechner gibt es keinen Schlüsselbund, den Packhouse verwenden kann.</translation>
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
        <translation>Es funktioniert.</translation>
    </message>
    <message>
        <source>New secrets are shown once and kept nowhere.</source>
        <translation>Neue Geheimnisse werden einmal gezeigt und nirgends aufbewahrt.</translation>
    </message>
    <message>
        <source>Filter the tokens: name, kind, scope, rights, state</source>
        <translation>Token filtern: Name, Art, Bereich, Rechte, Zustand</translation>
    </message>
</context>
<context>
    <name>packhouse::TopBar</name>
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
        <source>%1 of %2 columns</source>
        <translation>%1 von %2 Spalten</translation>
    </message>
</context>
<context>
    <name>packhouse::TrashPage</name>
    <message>
        <source>until deleted for good</source>
        <translation>bis zur endgültigen Löschung</translation>
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
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
        <source>File</source>
        <translation>Datei</translation>
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
        <source>Choose versions of one registry.</source>
        <translation>Wählen Sie Versionen einer einzigen Registry.</translation>
    </message>
    <message>
        <source>Publish back to %1…</source>
        <translation>Auf %1 wieder veröffentlichen …</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
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
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Filter the trash: name, version, type, where from, by whom</source>
        <translation>Papierkorb filtern: Name, Version, Typ, woher, von wem</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1 of %2: %3, %4</source>
        <translation>%1 von %2: %3, %4</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, aus %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Restore %1?</source>
        <translation>%1 wiederherstellen?</translation>
    </message>
</context>
<context>
    <name>packhouse::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Undo is about what was done before it from then on</source>
        <translation>„Rückgängig“ gilt dann dem, was davor getan wurde</translation>
    </message>
</context>
<context>
    <name>packhouse::UpstreamProposals</name>
    <message>
        <source>%1: this computer&apos;s client gets packages from %2.</source>
        <translation>%1: Der Client dieses Computers bezieht Pakete von %2.</translation>
    </message>
    <message>
        <source>Requests are forwarded elsewhere so far. Forward them there?</source>
        <translation>Anfragen werden bisher anderswohin weitergeleitet. Dorthin weiterleiten?</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>%1: requests are forwarded to %2.</source>
        <translation>%1: Anfragen werden an %2 weitergeleitet.</translation>
    </message>
    <message>
        <source>Somebody said yes to it.</source>
        <translation>Dem hat jemand zugestimmt.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Requests of %1 are forwarded to %2 now.</source>
        <translation>Anfragen von %1 werden jetzt an %2 weitergeleitet.</translation>
    </message>
    <message>
        <source>Requests of %1 are not forwarded any more.</source>
        <translation>Anfragen von %1 werden nicht mehr weitergeleitet.</translation>
    </message>
    <message>
        <source>%1: %2 may be asked about names.</source>
        <translation>%1: %2 darf nach Namen gefragt werden.</translation>
    </message>
    <message>
        <source>Somebody said yes to it. Requests are never forwarded.</source>
        <translation>Dem hat jemand zugestimmt. Anfragen werden nie weitergeleitet.</translation>
    </message>
    <message>
        <source>Ask %2 about names of %1 no longer</source>
        <translation>%2 nicht mehr nach Namen von %1 fragen</translation>
    </message>
    <message>
        <source>Before a deletion it can be asked who has the name there, which tells it the name. Nobody is asked before you say yes. Let it be asked?</source>
        <translation>Vor einer Löschung kann dort gefragt werden, wer den Namen hat; damit erfährt sie den Namen. Ohne Ihr Ja wird niemand gefragt. Darf sie gefragt werden?</translation>
    </message>
    <message>
        <source>%2 may be asked about names of %1 now.</source>
        <translation>%2 darf jetzt nach Namen von %1 gefragt werden.</translation>
    </message>
    <message>
        <source>Nobody is asked about names of %1 any more.</source>
        <translation>Nach Namen von %1 wird niemand mehr gefragt.</translation>
    </message>
    <message>
        <source>Somebody said yes to it. Everybody publishes there, so what is imported from it stays foreign.</source>
        <translation>Jemand hat dem zugestimmt. Dort veröffentlicht jeder, daher bleibt fremd, was von dort importiert wird.</translation>
    </message>
    <message>
        <source>Take it back: forward requests of %1 to %2 no longer</source>
        <translation>Zurücknehmen: Anfragen von %1 nicht mehr an %2 weiterleiten</translation>
    </message>
    <message>
        <source>Use it: let %2 be asked about names of %1</source>
        <translation>Verwenden: %2 nach Namen von %1 fragen lassen</translation>
    </message>
    <message>
        <source>Forwarding is allowed, but nothing is sent before you say yes. Everybody publishes there: what is imported from it stays foreign. Forward requests there?</source>
        <translation>Weiterleiten ist erlaubt, aber nichts wird gesendet, bevor Sie zustimmen. Dort veröffentlicht jeder: Was von dort importiert wird, bleibt fremd. Anfragen dorthin weiterleiten?</translation>
    </message>
    <message>
        <source>Forwarding is allowed, but nothing is sent before you say yes. Forward requests there?</source>
        <translation>Weiterleiten ist erlaubt, aber nichts wird gesendet, bevor Sie zustimmen. Anfragen dorthin weiterleiten?</translation>
    </message>
    <message>
        <source>Use it: forward requests of %1 to %2</source>
        <translation>Verwenden: Anfragen von %1 an %2 weiterleiten</translation>
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
    <name>packhouse::ViewCommands</name>
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
        <source>Col&amp;umns</source>
        <translation>Sp&amp;alten</translation>
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
</context>
</TS>
