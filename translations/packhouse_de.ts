<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActivityModel</name>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="100"/>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="101"/>
        <source>Moved to Trash</source>
        <translation>In den Papierkorb verschoben</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="102"/>
        <source>Deleted a file</source>
        <translation>Datei gelöscht</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="103"/>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="104"/>
        <source>Deleted for good</source>
        <translation>Endgültig gelöscht</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="105"/>
        <source>Reserved the name</source>
        <translation>Name reserviert</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="106"/>
        <source>Gave the name up</source>
        <translation>Name freigegeben</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="107"/>
        <source>Changed a policy</source>
        <translation>Richtlinie geändert</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="108"/>
        <source>New group or project</source>
        <translation>Neue Gruppe oder neues Projekt</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="109"/>
        <source>Changed who may read</source>
        <translation>Leserecht geändert</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="110"/>
        <source>Set a tag</source>
        <translation>Tag gesetzt</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="111"/>
        <source>Removed a tag</source>
        <translation>Tag entfernt</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="112"/>
        <source>New token</source>
        <translation>Neues Token</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="113"/>
        <source>Revoked a token</source>
        <translation>Token widerrufen</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="114"/>
        <source>Set a protection</source>
        <translation>Schutz gesetzt</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="115"/>
        <source>Removed a protection</source>
        <translation>Schutz entfernt</translation>
    </message>
</context>
<context>
    <name>CopyRows</name>
    <message>
        <location filename="../ui/widgets/copyrows.cpp" line="20"/>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
</context>
<context>
    <name>HumanText</name>
    <message>
        <location filename="../models/items/humantext.cpp" line="28"/>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
</context>
<context>
    <name>JobModel</name>
    <message>
        <location filename="../models/items/jobmodel.cpp" line="22"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../models/items/jobmodel.cpp" line="39"/>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <location filename="../models/items/jobmodel.cpp" line="41"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../models/items/jobmodel.cpp" line="43"/>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <location filename="../models/items/jobmodel.cpp" line="45"/>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../models/items/jobmodel.cpp" line="47"/>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="101"/>
        <source>Columns ▾</source>
        <translation>Spalten ▾</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="102"/>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="103"/>
        <source>Choose the columns of the table</source>
        <translation>Die Spalten der Tabelle wählen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="108"/>
        <source>Filter packages</source>
        <translation>Pakete filtern</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="245"/>
        <source>Filter packages in %1: name, version, hash, or type:npm scope:acme</source>
        <translation>Pakete in %1 filtern: Name, Version, Hash oder type:npm scope:acme</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="246"/>
        <source>Filter %1 packages in %2: name, version, hash, or type:npm scope:acme</source>
        <translation>%1 Pakete in %2 filtern: Name, Version, Hash oder type:npm scope:acme</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="256"/>
        <source>The registry answers</source>
        <translation>Die Registry antwortet</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="258"/>
        <source>Registry at %1</source>
        <translation>Registry unter %1</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="259"/>
        <source>No registry</source>
        <translation>Keine Registry</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="263"/>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="267"/>
        <source>%1 package</source>
        <translation>%1 Paket</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="267"/>
        <source>%1 packages</source>
        <translation>%1 Pakete</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="279"/>
        <source>%1 · %2 (dedup saved %3)</source>
        <translation>%1 · %2 (durch Deduplizieren gespart: %3)</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="280"/>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="40"/>
        <source>Publish…</source>
        <translation>Veröffentlichen …</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="41"/>
        <source>Choose files and see what publishing them would do</source>
        <translation>Dateien wählen und sehen, was ihre Veröffentlichung bewirkt</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="43"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="44"/>
        <source>Close the window and stop the registry</source>
        <translation>Das Fenster schließen und die Registry anhalten</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="45"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="46"/>
        <source>Take back what was just moved to the Trash</source>
        <translation>Zurückholen, was eben in den Papierkorb verschoben wurde</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="48"/>
        <source>Find packages</source>
        <translation>Pakete suchen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="48"/>
        <source>Go to the filter field</source>
        <translation>Zum Filterfeld gehen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="53"/>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="54"/>
        <source>Show all packages of the scope again</source>
        <translation>Wieder alle Pakete des Bereichs zeigen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="56"/>
        <source>Copy the registry&apos;s address</source>
        <translation>Adresse der Registry kopieren</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="57"/>
        <source>Copy the address that clients use</source>
        <translation>Die Adresse kopieren, die Clients verwenden</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="61"/>
        <source>Verify everything</source>
        <translation>Alles prüfen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="62"/>
        <source>Read every stored file again and compare its hashes</source>
        <translation>Jede gespeicherte Datei neu lesen und ihre Hashes vergleichen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="63"/>
        <source>Commands…</source>
        <translation>Befehle …</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="64"/>
        <source>Find a command by its name</source>
        <translation>Einen Befehl über seinen Namen finden</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="65"/>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="66"/>
        <source>List the keys of all commands</source>
        <translation>Die Tasten aller Befehle auflisten</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="67"/>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="364"/>
        <source>About Packhouse</source>
        <translation>Über Packhouse</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="67"/>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="80"/>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="81"/>
        <source>Save the files of the chosen version in a folder</source>
        <translation>Die Dateien der gewählten Version in einem Ordner speichern</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="82"/>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="83"/>
        <source>See what deleting the chosen packages exposes, then decide</source>
        <translation>Sehen, was das Löschen der gewählten Pakete gefährdet, dann entscheiden</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="93"/>
        <source>Copy as coordinates</source>
        <translation>Als Koordinaten kopieren</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="95"/>
        <source>Copy install line</source>
        <translation>Installationszeile kopieren</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="97"/>
        <source>Copy as package URL</source>
        <translation>Als Paket-URL kopieren</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="98"/>
        <source>Copy row as text</source>
        <translation>Zeile als Text kopieren</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="99"/>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="111"/>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="111"/>
        <source>Ask the registries again</source>
        <translation>Die Registrys erneut fragen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="119"/>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="120"/>
        <source>Show or hide the details of the chosen package</source>
        <translation>Die Details des gewählten Pakets zeigen oder verbergen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="121"/>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="121"/>
        <source>Show or hide the sidebar</source>
        <translation>Die Seitenleiste zeigen oder verbergen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="123"/>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="124"/>
        <source>Go on to the next part of the window</source>
        <translation>Zum nächsten Teil des Fensters gehen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="125"/>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="126"/>
        <source>Go back to the part of the window before</source>
        <translation>Zum vorigen Teil des Fensters zurückgehen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="127"/>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="128"/>
        <source>Columns, widths and sorting as they were at first</source>
        <translation>Spalten, Breiten und Sortierung wie am Anfang</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="130"/>
        <source>Show overview</source>
        <translation>Überblick zeigen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="130"/>
        <source>Show files</source>
        <translation>Dateien zeigen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="131"/>
        <source>Show versions</source>
        <translation>Versionen zeigen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="131"/>
        <source>Show how to use it</source>
        <translation>Verwendung zeigen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="132"/>
        <source>Show exposure</source>
        <translation>Gefährdung zeigen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="132"/>
        <source>Show activity</source>
        <translation>Aktivität zeigen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="149"/>
        <source>Colours of the system</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="150"/>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="151"/>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="169"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="171"/>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="173"/>
        <source>&amp;Copy as</source>
        <translation>&amp;Kopieren als</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="176"/>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="184"/>
        <source>De&amp;tails tab</source>
        <translation>De&amp;tailreiter</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="187"/>
        <source>&amp;Pages</source>
        <translation>&amp;Seiten</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="189"/>
        <source>C&amp;olours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="192"/>
        <source>&amp;Package</source>
        <translation>&amp;Paket</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="196"/>
        <source>&amp;Registry</source>
        <translation>&amp;Registry</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="198"/>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="200"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="211"/>
        <source>Col&amp;umns</source>
        <translation>Sp&amp;alten</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="237"/>
        <source>There is no such text for this package type.</source>
        <translation>Für diesen Pakettyp gibt es keinen solchen Text.</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="241"/>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="249"/>
        <source>Save the files of %1 in a folder</source>
        <translation>Die Dateien von %1 in einem Ordner speichern</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="276"/>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="365"/>
        <source>Packhouse %1</source>
        <translation>Packhouse %1</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="369"/>
        <source>A package registry on your computer, and a window to look after it.
Licensed under the GNU General Public License, version 3 or later.</source>
        <translation>Eine Paket-Registry auf Ihrem Rechner und ein Fenster, um sie zu pflegen.
Lizenziert unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="393"/>
        <source>Jobs are running</source>
        <translation>Aufträge laufen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="395"/>
        <source>One job is still running.</source>
        <translation>Ein Auftrag läuft noch.</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="396"/>
        <source>%n jobs are still running.</source>
        <translation>
            <numerusform>%n Auftrag läuft noch.</numerusform>
            <numerusform>%n Aufträge laufen noch.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="399"/>
        <source>Closing the window stops them. What they have finished stays.</source>
        <translation>Schließen des Fensters hält sie an. Was fertig ist, bleibt.</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="400"/>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindowcommands.cpp" line="401"/>
        <source>Keep working</source>
        <translation>Weiterarbeiten</translation>
    </message>
</context>
<context>
    <name>TokenReach</name>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="82"/>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="82"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="84"/>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="84"/>
        <source>all but %1</source>
        <translation>alle außer %1</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="87"/>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="94"/>
        <source>Personal access</source>
        <translation>Persönlich</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="96"/>
        <source>Project access</source>
        <translation>Projektzugang</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="98"/>
        <source>Group access</source>
        <translation>Gruppenzugang</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="100"/>
        <source>Deploy (project)</source>
        <translation>Deploy (Projekt)</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="101"/>
        <source>Deploy (group)</source>
        <translation>Deploy (Gruppe)</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="102"/>
        <source>Deploy</source>
        <translation>Deploy</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="104"/>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="113"/>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="115"/>
        <source>write</source>
        <translation>schreiben</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="117"/>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <location filename="../models/items/tokenreach.cpp" line="119"/>
        <source>administer</source>
        <translation>verwalten</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <location filename="../app/packhouse/main.cpp" line="43"/>
        <source>Looks after packages: publish, inspect, clean up and delete them.</source>
        <translation>Pflegt Pakete: veröffentlichen, ansehen, aufräumen und löschen.</translation>
    </message>
</context>
<context>
    <name>packhouse::ActivityModel</name>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="90"/>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="90"/>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="90"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="90"/>
        <source>To what</source>
        <translation>Woran</translation>
    </message>
    <message>
        <location filename="../models/items/activitymodel.cpp" line="90"/>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>packhouse::ActivityPage</name>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="51"/>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="51"/>
        <source>What runs now, and what changed in this registry.</source>
        <translation>Was gerade läuft und was sich in dieser Registry geändert hat.</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="59"/>
        <location filename="../ui/activity/activitypage.cpp" line="61"/>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="62"/>
        <source>Show older</source>
        <translation>Ältere zeigen</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="78"/>
        <source>No job is running. Publishing, deleting and verifying show up here.</source>
        <translation>Kein Auftrag läuft. Veröffentlichen, Löschen und Prüfen erscheinen hier.</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="84"/>
        <location filename="../ui/activity/activitypage.cpp" line="114"/>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="95"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="96"/>
        <source>What happened, and what to do</source>
        <translation>Was geschah und was zu tun ist</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="104"/>
        <source>What failed</source>
        <translation>Was fehlschlug</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="130"/>
        <source>Cancel job</source>
        <translation>Auftrag abbrechen</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="131"/>
        <source>Retry failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="132"/>
        <source>Clear ended</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="157"/>
        <source>%1 running</source>
        <translation>%1 laufen</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="159"/>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="209"/>
        <source>This job cannot be repeated.</source>
        <translation>Dieser Auftrag kann nicht wiederholt werden.</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="210"/>
        <source>Start it anew from where you started it.</source>
        <translation>Starten Sie ihn dort neu, wo Sie ihn begonnen haben.</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="221"/>
        <source>There is no log here</source>
        <translation>Hier gibt es kein Protokoll</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="260"/>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <location filename="../ui/activity/activitypage.cpp" line="261"/>
        <source>Every publish, deletion, token and change of a policy is written down here.</source>
        <translation>Hier wird jede Veröffentlichung, jede Löschung, jedes Token und jede Änderung einer Richtlinie festgehalten.</translation>
    </message>
</context>
<context>
    <name>packhouse::ActivityTab</name>
    <message>
        <location filename="../ui/details/activitytab.cpp" line="31"/>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <location filename="../ui/details/activitytab.cpp" line="48"/>
        <source>No activity to show</source>
        <translation>Keine Aktivität</translation>
    </message>
    <message>
        <location filename="../ui/details/activitytab.cpp" line="74"/>
        <source>Nothing happened lately</source>
        <translation>In letzter Zeit ist nichts geschehen</translation>
    </message>
    <message>
        <location filename="../ui/details/activitytab.cpp" line="75"/>
        <source>The registry&apos;s latest entries do not name this package.</source>
        <translation>Die neuesten Einträge der Registry nennen dieses Paket nicht.</translation>
    </message>
</context>
<context>
    <name>packhouse::ArchiveModel</name>
    <message>
        <location filename="../models/items/archivemodel.cpp" line="150"/>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <location filename="../models/items/archivemodel.cpp" line="150"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>packhouse::Chip</name>
    <message>
        <location filename="../ui/widgets/chipbar.cpp" line="38"/>
        <source>%1, %2 packages</source>
        <translation>%1, %2 Pakete</translation>
    </message>
</context>
<context>
    <name>packhouse::CommandPalette</name>
    <message>
        <location filename="../ui/mainwindow/commandpalette.cpp" line="56"/>
        <location filename="../ui/mainwindow/commandpalette.cpp" line="61"/>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/commandpalette.cpp" line="59"/>
        <source>Type what you want to do</source>
        <translation>Tippen Sie, was Sie tun möchten</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/commandpalette.cpp" line="60"/>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
</context>
<context>
    <name>packhouse::ConfirmName</name>
    <message>
        <location filename="../ui/deletion/confirmname.cpp" line="18"/>
        <source>Type %1 to confirm:</source>
        <translation>Zum Bestätigen %1 eingeben:</translation>
    </message>
    <message>
        <location filename="../ui/deletion/confirmname.cpp" line="26"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>packhouse::ControlSource</name>
    <message>
        <location filename="../models/remotes/control/controlsource.cpp" line="73"/>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <location filename="../models/remotes/control/controlsource.cpp" line="159"/>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <location filename="../models/remotes/control/controlsource.cpp" line="159"/>
        <location filename="../models/remotes/control/controlsource.cpp" line="208"/>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <location filename="../models/remotes/control/controlsource.cpp" line="187"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../models/remotes/control/controlsource.cpp" line="187"/>
        <source>packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <location filename="../models/remotes/control/controlsource.cpp" line="208"/>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <location filename="../models/remotes/control/controladministration.cpp" line="70"/>
        <source>versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <location filename="../models/remotes/control/controladministration.cpp" line="85"/>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <location filename="../models/remotes/control/controladministration.cpp" line="90"/>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <location filename="../models/remotes/control/controladministration.cpp" line="184"/>
        <source>Verify all stored files</source>
        <translation>Alle gespeicherten Dateien prüfen</translation>
    </message>
</context>
<context>
    <name>packhouse::DeletionDialog</name>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="63"/>
        <source>%1, all versions</source>
        <translation>%1, alle Versionen</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="78"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="79"/>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="80"/>
        <location filename="../ui/deletion/deletiondialog.cpp" line="349"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="94"/>
        <source>What will be deleted</source>
        <translation>Was gelöscht wird</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="97"/>
        <source>%1, in %2</source>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="115"/>
        <source>What was checked</source>
        <translation>Was geprüft wurde</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="117"/>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="125"/>
        <source>What was checked and what was found</source>
        <translation>Was geprüft und was gefunden wurde</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="158"/>
        <source>removes the risk</source>
        <translation>beseitigt das Risiko</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="205"/>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="206"/>
        <source>Delete %1 packages?</source>
        <translation>%1 Pakete löschen?</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="213"/>
        <source>Asking…</source>
        <translation>Wird gefragt …</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="215"/>
        <source>Looking at what this deletion would open to others…</source>
        <translation>Es wird geprüft, was diese Löschung anderen öffnen würde …</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="231"/>
        <source>Nothing is deleted before its risk is known.</source>
        <translation>Nichts wird gelöscht, bevor das Risiko bekannt ist.</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="232"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="276"/>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="277"/>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="284"/>
        <source>%1 projects</source>
        <translation>%1 Projekte</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="285"/>
        <source>%1, %2, in %3</source>
        <translation>%1, %2, in %3</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="288"/>
        <source>Reserve the name: never forward %1, whatever is deleted</source>
        <translation>Den Namen reservieren: %1 nie weiterleiten, was auch gelöscht wird</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="289"/>
        <source>Reserve the names: never forward them, whatever is deleted</source>
        <translation>Die Namen reservieren: nie weiterleiten, was auch gelöscht wird</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="290"/>
        <source>Stop forwarding %1 for all of %2</source>
        <translation>%1 für ganz %2 nicht mehr weiterleiten</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="291"/>
        <source>these package types</source>
        <translation>diese Pakettypen</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="294"/>
        <source>this registry</source>
        <translation>diese Registry</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="297"/>
        <source>Move to Trash for 30 days</source>
        <translation>Für 30 Tage in den Papierkorb</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="298"/>
        <source>Keep a copy in Trash for 30 days</source>
        <translation>Für 30 Tage eine Kopie im Papierkorb behalten</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="299"/>
        <source>Delete for good (type the name to confirm)</source>
        <translation>Endgültig löschen (Namen zum Bestätigen eingeben)</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="301"/>
        <source>A copy of every file is fetched to this computer and its hash is compared before %1 is asked to delete anything. Some registries never take a deleted version again: the copy is a backup, not a way back.</source>
        <translation>Von jeder Datei wird eine Kopie auf diesen Rechner geholt und ihr Hash verglichen, bevor %1 um das Löschen gebeten wird. Manche Registrys nehmen eine gelöschte Version nie wieder an: Die Kopie ist eine Sicherung, kein Weg zurück.</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="306"/>
        <source>Type %1 to confirm:</source>
        <translation>Zum Bestätigen %1 eingeben:</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="320"/>
        <source>Ask %1</source>
        <translation>%1 fragen</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="325"/>
        <source>%1 was not asked.</source>
        <translation>%1 wurde nicht gefragt.</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="327"/>
        <source>Asking whether the name is free there tells it that %1 exists.</source>
        <translation>Wer dort fragt, ob der Name frei ist, verrät, dass es %1 gibt.</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="329"/>
        <source>Asking whether the names are free there tells it that they exist.</source>
        <translation>Wer dort fragt, ob die Namen frei sind, verrät, dass es sie gibt.</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="358"/>
        <source>delete for good</source>
        <translation>endgültig löschen</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="359"/>
        <source>move to Trash</source>
        <translation>in den Papierkorb verschieben</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="360"/>
        <source>delete from %1</source>
        <translation>aus %1 löschen</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="362"/>
        <source>reserve, stop forwarding and %1</source>
        <translation>reservieren, nicht weiterleiten und %1</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="364"/>
        <source>reserve and %1</source>
        <translation>reservieren und %1</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="366"/>
        <source>stop forwarding and %1</source>
        <translation>nicht weiterleiten und %1</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="378"/>
        <source>delete %1 packages</source>
        <translation>%1 Pakete löschen</translation>
    </message>
    <message>
        <location filename="../ui/deletion/deletiondialog.cpp" line="399"/>
        <source>Chosen: %1</source>
        <translation>Gewählt: %1</translation>
    </message>
</context>
<context>
    <name>packhouse::DetailsPane</name>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="40"/>
        <source>No package chosen</source>
        <translation>Kein Paket gewählt</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="41"/>
        <source>Choose a package in the list to see its files, versions and exposure.</source>
        <translation>Wählen Sie ein Paket in der Liste, um seine Dateien, Versionen und Gefährdung zu sehen.</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="68"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="71"/>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="72"/>
        <source>Copy install</source>
        <translation>Installation kopieren</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="73"/>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="116"/>
        <location filename="../ui/details/detailspane.cpp" line="117"/>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="124"/>
        <source>Overview</source>
        <translation>Info</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="125"/>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="126"/>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="127"/>
        <source>Use it</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="128"/>
        <source>Exposure</source>
        <translation>Gefährdung</translation>
    </message>
    <message>
        <location filename="../ui/details/detailspane.cpp" line="129"/>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
</context>
<context>
    <name>packhouse::DuplicatesPage</name>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="30"/>
        <source>same file name</source>
        <translation>gleicher Dateiname</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="32"/>
        <source>same package name</source>
        <translation>gleicher Paketname</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="36"/>
        <source>same bytes</source>
        <translation>gleiche Bytes</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="43"/>
        <source>One version has several files of this name. Clients get the newest one.</source>
        <translation>Eine Version hat mehrere Dateien dieses Namens. Clients bekommen die neueste.</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="46"/>
        <source>Several projects have a package of this name. Clients that ask at the group or instance level may get either.</source>
        <translation>Mehrere Projekte haben ein Paket dieses Namens. Clients, die auf Gruppen- oder Instanzebene fragen, können jedes davon bekommen.</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="51"/>
        <source>These files have the same content. It is stored once.</source>
        <translation>Diese Dateien haben denselben Inhalt. Er wird einmal gespeichert.</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="61"/>
        <source>SHA-256: %1</source>
        <translation>SHA-256: %1</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="85"/>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="85"/>
        <source>What is here more than once. Equal bytes are stored once.</source>
        <translation>Was hier mehr als einmal ist. Gleiche Bytes werden einmal gespeichert.</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="90"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="91"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="95"/>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="97"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="101"/>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="107"/>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="116"/>
        <source>Show in list</source>
        <translation>In der Liste zeigen</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="130"/>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="134"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="138"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="139"/>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="143"/>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="155"/>
        <source>Where it is</source>
        <translation>Wo es ist</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="182"/>
        <source>Duplicates cannot be looked for here</source>
        <translation>Hier kann nicht nach Duplikaten gesucht werden</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="199"/>
        <source>Nothing is here twice</source>
        <translation>Nichts ist hier doppelt</translation>
    </message>
    <message>
        <location filename="../ui/duplicates/duplicatespage.cpp" line="200"/>
        <source>This page lists files of one name in a version, packages of one name in several projects, and equal bytes under several names.</source>
        <translation>Diese Seite zeigt Dateien eines Namens in einer Version, Pakete eines Namens in mehreren Projekten und gleiche Bytes unter mehreren Namen.</translation>
    </message>
</context>
<context>
    <name>packhouse::ElidedLabel</name>
    <message>
        <location filename="../ui/widgets/elidedlabel.cpp" line="59"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>packhouse::EmbeddedSource</name>
    <message>
        <location filename="../models/registry/embeddedsource.cpp" line="73"/>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <location filename="../models/registry/embeddedsource.cpp" line="159"/>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <location filename="../models/registry/embeddedsource.cpp" line="159"/>
        <location filename="../models/registry/embeddedsource.cpp" line="208"/>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <location filename="../models/registry/embeddedsource.cpp" line="187"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../models/registry/embeddedsource.cpp" line="187"/>
        <source>packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <location filename="../models/registry/embeddedsource.cpp" line="208"/>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <location filename="../models/registry/embeddedadministration.cpp" line="70"/>
        <source>versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <location filename="../models/registry/embeddedadministration.cpp" line="85"/>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <location filename="../models/registry/embeddedadministration.cpp" line="90"/>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <location filename="../models/registry/embeddedadministration.cpp" line="184"/>
        <source>Verify all stored files</source>
        <translation>Alle gespeicherten Dateien prüfen</translation>
    </message>
</context>
<context>
    <name>packhouse::ExposureBox</name>
    <message>
        <location filename="../ui/details/exposuretab.cpp" line="32"/>
        <source>Reserve name</source>
        <translation>Namen reservieren</translation>
    </message>
    <message>
        <location filename="../ui/details/exposuretab.cpp" line="33"/>
        <source>Stop forwarding</source>
        <translation>Nicht weiterleiten</translation>
    </message>
</context>
<context>
    <name>packhouse::ExposurePage</name>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="28"/>
        <source>the whole registry</source>
        <translation>die ganze Registry</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="36"/>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="37"/>
        <source>off, set for %1</source>
        <translation>aus, gesetzt für %1</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="39"/>
        <source>on by default</source>
        <translation>an (Vorgabe)</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="40"/>
        <source>on, set for %1</source>
        <translation>an, festgelegt für %1</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="64"/>
        <source>Exposure audit</source>
        <translation>Gefährdungsprüfung</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="65"/>
        <source>Names that clients would get from a public registry instead of from here.</source>
        <translation>Namen, die Clients aus einer öffentlichen Registry statt von hier bekämen.</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="71"/>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="73"/>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="75"/>
        <source>Exposure</source>
        <translation>Gefährdung</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="79"/>
        <source>Forwarding</source>
        <translation>Weiterleitung</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="81"/>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="82"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="82"/>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="83"/>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="89"/>
        <location filename="../ui/exposure/exposurepage.cpp" line="170"/>
        <source>Reserve name</source>
        <translation>Namen reservieren</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="90"/>
        <location filename="../ui/exposure/exposurepage.cpp" line="177"/>
        <source>Stop forwarding</source>
        <translation>Nicht weiterleiten</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="91"/>
        <location filename="../ui/exposure/exposurepage.cpp" line="183"/>
        <source>Inherit forwarding</source>
        <translation>Weiterleitung erben</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="125"/>
        <source>Exposure cannot be audited here</source>
        <translation>Die Gefährdung kann hier nicht geprüft werden</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="146"/>
        <source>No package to audit yet</source>
        <translation>Noch kein Paket zu prüfen</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="147"/>
        <source>For every package here this page tells whether a request for its name could be answered by a public registry, where strangers publish, and lets you reserve the name or stop forwarding.</source>
        <translation>Für jedes Paket sagt diese Seite, ob eine Anfrage nach seinem Namen von einer öffentlichen Registry beantwortet werden könnte, in der Fremde veröffentlichen, und lässt Sie den Namen reservieren oder die Weiterleitung abstellen.</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="170"/>
        <source>Reserve names</source>
        <translation>Namen reservieren</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="175"/>
        <source>Stop forwarding %1 for all of %2</source>
        <translation>%1 für ganz %2 nicht mehr weiterleiten</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="180"/>
        <source>Let %1 inherit forwarding of %2</source>
        <translation>%1 soll die Weiterleitung von %2 wieder erben</translation>
    </message>
    <message>
        <location filename="../ui/exposure/exposurepage.cpp" line="184"/>
        <source>Takes back what was set there: what holds above it holds again.</source>
        <translation>Nimmt zurück, was dort gesetzt wurde: Es gilt wieder, was darüber gilt.</translation>
    </message>
</context>
<context>
    <name>packhouse::ExposureTab</name>
    <message>
        <location filename="../ui/details/exposuretab.cpp" line="95"/>
        <source>The name is reserved since %1: requests for it are never forwarded, also when all versions are deleted.</source>
        <translation>Der Name ist seit %1 reserviert: Anfragen danach werden nie weitergeleitet, auch wenn alle Versionen gelöscht sind.</translation>
    </message>
    <message>
        <location filename="../ui/details/exposuretab.cpp" line="99"/>
        <source>The name is not reserved: whether requests for missing versions are forwarded is up to the forwarding policy alone.</source>
        <translation>Der Name ist nicht reserviert: Ob Anfragen nach fehlenden Versionen weitergeleitet werden, bestimmt allein die Richtlinie.</translation>
    </message>
    <message>
        <location filename="../ui/details/exposuretab.cpp" line="103"/>
        <source>Packages here that depend on it: %1.</source>
        <translation>Pakete hier, die davon abhängen: %1.</translation>
    </message>
</context>
<context>
    <name>packhouse::FileListModel</name>
    <message>
        <location filename="../models/items/filelistmodel.cpp" line="72"/>
        <source>does not match</source>
        <translation>stimmt nicht überein</translation>
    </message>
    <message>
        <location filename="../models/items/filelistmodel.cpp" line="85"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../models/items/filelistmodel.cpp" line="85"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../models/items/filelistmodel.cpp" line="85"/>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <location filename="../models/items/filelistmodel.cpp" line="85"/>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>packhouse::FilesTab</name>
    <message>
        <location filename="../ui/details/filestab.cpp" line="45"/>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="77"/>
        <location filename="../ui/details/filestab.cpp" line="96"/>
        <source>SHA-1</source>
        <translation>SHA-1</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="78"/>
        <location filename="../ui/details/filestab.cpp" line="96"/>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="79"/>
        <location filename="../ui/details/filestab.cpp" line="97"/>
        <source>SHA-512</source>
        <translation>SHA-512</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="80"/>
        <location filename="../ui/details/filestab.cpp" line="97"/>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="81"/>
        <source>Verify now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="82"/>
        <source>Verify the stored bytes now</source>
        <translation>Die gespeicherten Bytes jetzt prüfen</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="83"/>
        <source>Save file…</source>
        <translation>Datei speichern …</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="96"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="111"/>
        <source>Public copy</source>
        <translation>Öffentliche Kopie</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="128"/>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="131"/>
        <source>Look inside</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="132"/>
        <source>Look inside the file</source>
        <translation>In die Datei hineinsehen</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="138"/>
        <source>Contents of the file</source>
        <translation>Inhalt der Datei</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="247"/>
        <source>checking…</source>
        <translation>wird geprüft …</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="250"/>
        <source>verified</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="253"/>
        <source>does not match</source>
        <translation>stimmt nicht überein</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="301"/>
        <source>Reading the list of contents…</source>
        <translation>Das Inhaltsverzeichnis wird gelesen …</translation>
    </message>
    <message>
        <location filename="../ui/details/filestab.cpp" line="332"/>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/details/filestab.cpp" line="332"/>
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
        <location filename="../models/remotes/gitlab/gitlabsource.cpp" line="148"/>
        <source>The settings of %1 are changed there.</source>
        <translation>Die Einstellungen von %1 werden dort geändert.</translation>
    </message>
    <message>
        <location filename="../models/remotes/gitlab/gitlabsource.cpp" line="150"/>
        <source>Give %1 a token in the remote&apos;s settings first.</source>
        <translation>Geben Sie %1 zuerst ein Token in den Einstellungen des Remotes.</translation>
    </message>
    <message>
        <location filename="../models/remotes/gitlab/gitlabsource.cpp" line="152"/>
        <source>The token of %1 is for reading only.</source>
        <translation>Das Token von %1 darf nur lesen.</translation>
    </message>
    <message>
        <location filename="../models/remotes/gitlab/gitlabsource.cpp" line="155"/>
        <source>A deploy token cannot delete packages.</source>
        <translation>Ein Deploy-Token kann keine Pakete löschen.</translation>
    </message>
    <message>
        <location filename="../models/remotes/gitlab/gitlabsource.cpp" line="223"/>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <location filename="../models/remotes/gitlab/gitlabsource.cpp" line="223"/>
        <location filename="../models/remotes/gitlab/gitlabsource.cpp" line="272"/>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <location filename="../models/remotes/gitlab/gitlabsource.cpp" line="251"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../models/remotes/gitlab/gitlabsource.cpp" line="251"/>
        <source>packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <location filename="../models/remotes/gitlab/gitlabsource.cpp" line="272"/>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
</context>
<context>
    <name>packhouse::HashField</name>
    <message>
        <location filename="../ui/widgets/hashfield.cpp" line="48"/>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <location filename="../ui/widgets/hashfield.cpp" line="50"/>
        <source>%1 is not known</source>
        <translation>%1 ist nicht bekannt</translation>
    </message>
    <message>
        <location filename="../ui/widgets/hashfield.cpp" line="51"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../ui/widgets/hashfield.cpp" line="52"/>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <location filename="../ui/widgets/hashfield.cpp" line="54"/>
        <source>Copy %1:
%2</source>
        <translation>%1 kopieren:
%2</translation>
    </message>
</context>
<context>
    <name>packhouse::HttpsDialog</name>
    <message>
        <location filename="../ui/settings/httpsdialog.cpp" line="24"/>
        <source>Serve https as well as http</source>
        <translation>Neben http auch https anbieten</translation>
    </message>
    <message>
        <location filename="../ui/settings/httpsdialog.cpp" line="29"/>
        <source>Secure connections</source>
        <translation>Sichere Verbindungen</translation>
    </message>
    <message>
        <location filename="../ui/settings/httpsdialog.cpp" line="30"/>
        <source>This computer signs its own certificate. Clients refuse it until they trust its certificate authority; once is enough.</source>
        <translation>Dieser Rechner unterschreibt sein Zertifikat selbst. Clients lehnen es ab, bis sie seiner Zertifizierungsstelle vertrauen; einmal genügt.</translation>
    </message>
    <message>
        <location filename="../ui/settings/httpsdialog.cpp" line="55"/>
        <source>How to trust it</source>
        <translation>So wird ihm vertraut</translation>
    </message>
    <message>
        <location filename="../ui/settings/httpsdialog.cpp" line="56"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../ui/settings/httpsdialog.cpp" line="87"/>
        <source>The registry is being started again…</source>
        <translation>Die Registry wird neu gestartet …</translation>
    </message>
    <message>
        <location filename="../ui/settings/httpsdialog.cpp" line="92"/>
        <source>Clients reach it at %1</source>
        <translation>Clients erreichen sie unter %1</translation>
    </message>
    <message>
        <location filename="../ui/settings/httpsdialog.cpp" line="93"/>
        <source>Only http is served: what is sent over a network can be read there.</source>
        <translation>Es gibt nur http: Was über ein Netz geht, kann dort mitgelesen werden.</translation>
    </message>
    <message>
        <location filename="../ui/settings/httpsdialog.cpp" line="97"/>
        <source>The certificate authority is made when https is switched on.</source>
        <translation>Die Zertifizierungsstelle entsteht, wenn https eingeschaltet wird.</translation>
    </message>
    <message>
        <location filename="../ui/settings/httpsdialog.cpp" line="112"/>
        <source>The certificate authority is %1. Whoever holds the key beside it can sign for any host, so let nobody read it.</source>
        <translation>Die Zertifizierungsstelle ist %1. Wer den Schlüssel daneben hat, kann für jeden Rechner unterschreiben; lassen Sie ihn niemanden lesen.</translation>
    </message>
</context>
<context>
    <name>packhouse::InlineMessage</name>
    <message>
        <location filename="../ui/widgets/inlinemessage.cpp" line="51"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>packhouse::IssueTokenDialog</name>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="53"/>
        <source>New token</source>
        <translation>Neues Token</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="55"/>
        <source>It lets a client reach %1 with the rights you choose.</source>
        <translation>Damit erreicht ein Client %1 mit den Rechten, die Sie wählen.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="63"/>
        <source>Rotate %1</source>
        <translation>%1 erneuern</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="65"/>
        <source>A new token with the same reach and rights. The old one works until you are done here, so that you can put the new one in its place first.</source>
        <translation>Ein neues Token mit gleicher Reichweite und gleichen Rechten. Das alte gilt, bis Sie hier fertig sind, damit Sie zuerst das neue einsetzen können.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="89"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="90"/>
        <source>Create token</source>
        <translation>Token anlegen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="109"/>
        <source>What it is for, such as ci-web</source>
        <translation>Wofür es ist, etwa ci-web</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="113"/>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="120"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="114"/>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="121"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="115"/>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="122"/>
        <source>Reaches</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="123"/>
        <source>May</source>
        <translation>Darf</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="124"/>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="146"/>
        <source>May %1</source>
        <translation>Darf %1</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="163"/>
        <source>Expires on</source>
        <translation>Läuft ab am</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="166"/>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="168"/>
        <source>Never expires</source>
        <translation>Läuft nie ab</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="187"/>
        <source>Secret of the new token</source>
        <translation>Geheimnis des neuen Tokens</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="188"/>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="224"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="189"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="192"/>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="225"/>
        <source>Show the secret</source>
        <translation>Das Geheimnis zeigen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="193"/>
        <source>Copy the secret</source>
        <translation>Das Geheimnis kopieren</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="198"/>
        <source>Keep in keychain</source>
        <translation>Im Schlüsselbund aufbewahren</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="224"/>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="225"/>
        <source>Hide the secret</source>
        <translation>Das Geheimnis verbergen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="234"/>
        <source>Copied. The clipboard is cleared in %1 s.</source>
        <translation>Kopiert. Die Zwischenablage wird in %1 s geleert.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="235"/>
        <source>The clipboard was cleared.</source>
        <translation>Die Zwischenablage wurde geleert.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="247"/>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="284"/>
        <source>everything here</source>
        <translation>alles hier</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="256"/>
        <source>Revoke the old %1 when done</source>
        <translation>Das alte %1 danach widerrufen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="259"/>
        <source>Create the new token</source>
        <translation>Das neue Token anlegen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="308"/>
        <source>A token that never expires</source>
        <translation>Ein Token, das nie abläuft,</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="309"/>
        <source>works for whoever finds it, until somebody remembers to revoke it.</source>
        <translation>dient jedem, der es findet, bis jemand daran denkt, es zu widerrufen.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="354"/>
        <source>Token %1</source>
        <translation>Token %1</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="356"/>
        <source>This is the only time its secret is shown. Packhouse itself keeps a hash of it.</source>
        <translation>Sein Geheimnis wird nur dieses eine Mal gezeigt. Packhouse selbst behält einen Hash davon.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="358"/>
        <source>There is no keychain to keep secrets in.</source>
        <translation>Es gibt keinen Schlüsselbund für Geheimnisse.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="364"/>
        <source>%1 Copy the secret now.</source>
        <translation>%1 Kopieren Sie das Geheimnis jetzt.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="367"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="380"/>
        <source>The secret was neither copied nor kept.</source>
        <translation>Das Geheimnis wurde weder kopiert noch aufbewahrt.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/issuetokendialog.cpp" line="381"/>
        <source>When this closes nobody can see it again. Press Done again if that is fine.</source>
        <translation>Wenn dies schließt, kann es niemand mehr sehen. Drücken Sie erneut Fertig, wenn das recht ist.</translation>
    </message>
</context>
<context>
    <name>packhouse::JobModel</name>
    <message>
        <location filename="../models/items/jobmodel.cpp" line="160"/>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <location filename="../models/items/jobmodel.cpp" line="160"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../models/items/jobmodel.cpp" line="160"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../models/items/jobmodel.cpp" line="160"/>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
</context>
<context>
    <name>packhouse::JobStatus</name>
    <message>
        <location filename="../ui/mainwindow/jobstatus.cpp" line="30"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/jobstatus.cpp" line="35"/>
        <source>Cancel the running job</source>
        <translation>Den laufenden Auftrag abbrechen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/jobstatus.cpp" line="78"/>
        <source>%1 (and %2 more)</source>
        <translation>%1 (und %2 weitere)</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/jobstatus.cpp" line="90"/>
        <location filename="../ui/mainwindow/jobstatus.cpp" line="91"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>packhouse::KeychainVault</name>
    <message>
        <location filename="../models/tokens/keychainvault.cpp" line="72"/>
        <source>The system keychain has not been tried yet.</source>
        <translation>Der Schlüsselbund des Systems wurde noch nicht erprobt.</translation>
    </message>
    <message>
        <location filename="../models/tokens/keychainvault.cpp" line="109"/>
        <source>The system keychain does not give back what it was given.</source>
        <translation>Der Schlüsselbund des Systems gibt nicht zurück, was ihm gegeben wurde.</translation>
    </message>
    <message>
        <location filename="../models/tokens/keychainvault.cpp" line="110"/>
        <source>Tokens are not kept until it does.</source>
        <translation>Bis er es tut, werden keine Tokens aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>packhouse::ListPage</name>
    <message>
        <location filename="../ui/widgets/listpage.cpp" line="142"/>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <location filename="../ui/widgets/listpage.cpp" line="149"/>
        <source>This list could not be read</source>
        <translation>Diese Liste konnte nicht gelesen werden</translation>
    </message>
    <message>
        <location filename="../ui/widgets/listpage.cpp" line="150"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>packhouse::MainWindow</name>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="352"/>
        <source>Show the page %1</source>
        <translation>Die Seite %1 zeigen</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="456"/>
        <source>There is no registry.</source>
        <translation>Es gibt keine Registry.</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/mainwindow.cpp" line="465"/>
        <source>Drop to publish to %1.
Nothing is sent before you have seen what will be.</source>
        <translation>Zum Veröffentlichen in %1 hier ablegen.
Nichts wird gesendet, bevor Sie gesehen haben, was.</translation>
    </message>
</context>
<context>
    <name>packhouse::NewProjectDialog</name>
    <message>
        <location filename="../ui/publish/newprojectdialog.cpp" line="24"/>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <location filename="../ui/publish/newprojectdialog.cpp" line="26"/>
        <source>Packages belong to a project; projects are gathered in groups, such as acme/web. Groups that do not exist yet are made too.</source>
        <translation>Pakete gehören zu einem Projekt; Projekte sind in Gruppen versammelt, etwa acme/web. Gruppen, die es noch nicht gibt, werden mit angelegt.</translation>
    </message>
    <message>
        <location filename="../ui/publish/newprojectdialog.cpp" line="29"/>
        <source>group/project</source>
        <translation>gruppe/projekt</translation>
    </message>
    <message>
        <location filename="../ui/publish/newprojectdialog.cpp" line="30"/>
        <source>Path of the project</source>
        <translation>Pfad des Projekts</translation>
    </message>
    <message>
        <location filename="../ui/publish/newprojectdialog.cpp" line="33"/>
        <source>Private: only with a token</source>
        <translation>Privat: nur mit Token</translation>
    </message>
    <message>
        <location filename="../ui/publish/newprojectdialog.cpp" line="34"/>
        <source>Public: anyone who reaches this computer may read</source>
        <translation>Öffentlich: Wer diesen Rechner erreicht, darf lesen</translation>
    </message>
    <message>
        <location filename="../ui/publish/newprojectdialog.cpp" line="36"/>
        <location filename="../ui/publish/newprojectdialog.cpp" line="39"/>
        <source>Who may read</source>
        <translation>Wer darf lesen</translation>
    </message>
    <message>
        <location filename="../ui/publish/newprojectdialog.cpp" line="38"/>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <location filename="../ui/publish/newprojectdialog.cpp" line="42"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../ui/publish/newprojectdialog.cpp" line="43"/>
        <source>Create project</source>
        <translation>Projekt anlegen</translation>
    </message>
</context>
<context>
    <name>packhouse::OverviewTab</name>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="22"/>
        <source>by the type&apos;s default</source>
        <translation>nach Vorgabe des Typs</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="23"/>
        <source>set for the instance</source>
        <translation>festgelegt für die Instanz</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="24"/>
        <source>set for %1</source>
        <translation>festgelegt für %1</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="27"/>
        <source>off, %1</source>
        <translation>aus, %1</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="29"/>
        <source>sends clients to the public registry, %1</source>
        <translation>schickt Clients zur öffentlichen Registry, %1</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="31"/>
        <source>fetched from the public registry, %1</source>
        <translation>von der öffentlichen Registry geholt, %1</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="33"/>
        <source>fetched from the public registry and kept, %1</source>
        <translation>von der öffentlichen Registry geholt und behalten, %1</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="102"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="112"/>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="113"/>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="114"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="115"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="116"/>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="117"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="120"/>
        <source>Published by</source>
        <translation>Veröffentlicht von</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="121"/>
        <source>Downloads</source>
        <translation>Abrufe</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="122"/>
        <source>Last downloaded</source>
        <translation>Zuletzt abgerufen</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="123"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="123"/>
        <source>%1, all versions %2</source>
        <translation>%1, alle Versionen %2</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="125"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="126"/>
        <source>Used here by</source>
        <translation>Hier verwendet von</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="128"/>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="128"/>
        <source>since %1: %2</source>
        <translation>seit %1: %2</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="132"/>
        <source>Forwarding</source>
        <translation>Weiterleitung</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="133"/>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="133"/>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="133"/>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
</context>
<context>
    <name>packhouse::PackageTableModel</name>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="417"/>
        <source>1 duplicate</source>
        <translation>1 Duplikat</translation>
    </message>
    <message numerus="yes">
        <location filename="../models/items/packagetablemodel.cpp" line="418"/>
        <source>%n duplicates</source>
        <translation>
            <numerusform>%n Duplikat</numerusform>
            <numerusform>%n Duplikate</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="457"/>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="464"/>
        <source>File names that one version stores more than once</source>
        <translation>Dateinamen, die eine Version mehr als einmal speichert</translation>
    </message>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="484"/>
        <source>The registry cannot sort by this column.</source>
        <translation>Die Registry kann nicht nach dieser Spalte sortieren.</translation>
    </message>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="487"/>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="487"/>
        <source>Latest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="487"/>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="487"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="488"/>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="488"/>
        <source>Exposure</source>
        <translation>Gefährdung</translation>
    </message>
    <message>
        <location filename="../models/items/packagetablemodel.cpp" line="488"/>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
</context>
<context>
    <name>packhouse::PackagesView</name>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="81"/>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="175"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="202"/>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="203"/>
        <source>No package here has that in its name, version or hash.</source>
        <translation>Kein Paket hier hat das im Namen, in der Version oder im Hash.</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="204"/>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="210"/>
        <source>No packages here</source>
        <translation>Keine Pakete hier</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="215"/>
        <source>Make a project first</source>
        <translation>Legen Sie zuerst ein Projekt an</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="216"/>
        <source>Packages belong to a project, such as acme/web. Then drop package files on this window, or point a client here.</source>
        <translation>Pakete gehören zu einem Projekt, etwa acme/web. Legen Sie danach Paketdateien auf diesem Fenster ab oder richten Sie einen Client hierher.</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="218"/>
        <source>Packages belong to a project, and there is none that you may see. Ask the owner of %1 for one.</source>
        <translation>Pakete gehören zu einem Projekt, und es gibt keines, das Sie sehen dürfen. Bitten Sie den Besitzer von %1 um eines.</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="221"/>
        <source>New project…</source>
        <translation>Neues Projekt …</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="224"/>
        <source>No packages yet</source>
        <translation>Noch keine Pakete</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="225"/>
        <source>Drop files on this window to publish them, or point a client here: the Registry menu copies the address.</source>
        <translation>Legen Sie Dateien zum Veröffentlichen auf diesem Fenster ab oder richten Sie einen Client hierher: Das Menü Registry kopiert die Adresse.</translation>
    </message>
    <message>
        <location filename="../ui/packages/packagesview.cpp" line="227"/>
        <source>Publish…</source>
        <translation>Veröffentlichen …</translation>
    </message>
</context>
<context>
    <name>packhouse::PublishDelegate</name>
    <message>
        <location filename="../ui/publish/publishdelegate.cpp" line="51"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>packhouse::PublishDialog</name>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="63"/>
        <source>Publish all files to</source>
        <translation>Alle Dateien veröffentlichen in</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="64"/>
        <source>Add files…</source>
        <translation>Dateien hinzufügen …</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="66"/>
        <location filename="../ui/publish/publishdialog.cpp" line="108"/>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="68"/>
        <source>Take the chosen files off this list (Delete)</source>
        <translation>Die gewählten Dateien von der Liste nehmen (Entf)</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="73"/>
        <source>All to</source>
        <translation>Alle nach</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="95"/>
        <source>Files to publish</source>
        <translation>Zu veröffentlichende Dateien</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="140"/>
        <source>Show in list when done</source>
        <translation>Danach in der Liste zeigen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="145"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="146"/>
        <location filename="../ui/publish/publishdialog.cpp" line="231"/>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="187"/>
        <source>as in the list</source>
        <translation>wie in der Liste</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="201"/>
        <source>Publish files</source>
        <translation>Dateien veröffentlichen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="202"/>
        <location filename="../ui/publish/publishdialog.cpp" line="232"/>
        <source>Publish 1 file</source>
        <translation>1 Datei veröffentlichen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="203"/>
        <location filename="../ui/publish/publishdialog.cpp" line="233"/>
        <source>Publish %1 files</source>
        <translation>%1 Dateien veröffentlichen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="204"/>
        <source>%1 to %2. Each file is opened to read its name and version; what its contents do not say can be typed.</source>
        <translation>%1 nach %2. Jede Datei wird geöffnet, um Namen und Version zu lesen; was ihr Inhalt nicht sagt, kann eingetippt werden.</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="214"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="217"/>
        <source>There is no project to publish to</source>
        <translation>Es gibt kein Projekt zum Veröffentlichen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="218"/>
        <source>Packages belong to a project, such as acme/web.</source>
        <translation>Pakete gehören zu einem Projekt, etwa acme/web.</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="219"/>
        <source>Packages belong to a project, such as acme/web. Your files wait here until there is one.</source>
        <translation>Pakete gehören zu einem Projekt, etwa acme/web. Ihre Dateien warten hier, bis es eines gibt.</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="221"/>
        <source>Ask the owner of %1 for a project that you may publish to.</source>
        <translation>Bitten Sie den Besitzer von %1 um ein Projekt, in dem Sie veröffentlichen dürfen.</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="223"/>
        <source>Create a project…</source>
        <translation>Projekt anlegen …</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="225"/>
        <source>Drop package files here</source>
        <translation>Paketdateien hier ablegen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="226"/>
        <source>Nothing is sent before you have seen what will be.</source>
        <translation>Nichts wird gesendet, bevor Sie gesehen haben, was.</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="227"/>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="242"/>
        <source>%1 files were left out.</source>
        <translation>%1 Dateien wurden ausgelassen.</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="243"/>
        <source>At most %1 files are published at once. Publish these, then the others.</source>
        <translation>Höchstens %1 Dateien werden auf einmal veröffentlicht. Veröffentlichen Sie diese, dann die anderen.</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="254"/>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="257"/>
        <source>1 file cannot be published: %1.</source>
        <translation>1 Datei kann nicht veröffentlicht werden: %1.</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="263"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="265"/>
        <source>The others say why when you point at them.</source>
        <translation>Die anderen sagen warum, wenn Sie auf sie zeigen.</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="266"/>
        <source>%1 files cannot be published.</source>
        <translation>%1 Dateien können nicht veröffentlicht werden.</translation>
    </message>
    <message>
        <location filename="../ui/publish/publishdialog.cpp" line="272"/>
        <source>Choose package files</source>
        <translation>Paketdateien wählen</translation>
    </message>
</context>
<context>
    <name>packhouse::PublishModel</name>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="61"/>
        <source>It is a folder.</source>
        <translation>Es ist ein Ordner.</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="62"/>
        <source>Add the files in it instead.</source>
        <translation>Fügen Sie stattdessen die Dateien darin hinzu.</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="236"/>
        <source>The same file is in the list twice. Leave one out.</source>
        <translation>Dieselbe Datei steht zweimal in der Liste. Lassen Sie eine aus.</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="256"/>
        <source>opening…</source>
        <translation>wird geöffnet …</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="258"/>
        <source>cannot be published</source>
        <translation>kann nicht veröffentlicht werden</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="260"/>
        <source>checking…</source>
        <translation>wird geprüft …</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="262"/>
        <source>could not check</source>
        <translation>nicht prüfbar</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="264"/>
        <source>name needed</source>
        <translation>Name fehlt</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="265"/>
        <source>project needed</source>
        <translation>Projekt fehlt</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="266"/>
        <source>version needed</source>
        <translation>Version fehlt</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="272"/>
        <source>twice in this list</source>
        <translation>zweimal in dieser Liste</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="274"/>
        <source>same package</source>
        <translation>dasselbe Paket</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="286"/>
        <location filename="../models/items/publishmodel.cpp" line="290"/>
        <source>choose…</source>
        <translation>wählen …</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="294"/>
        <source>choose… ▾</source>
        <translation>wählen … ▾</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="336"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="380"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="380"/>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="380"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="380"/>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <location filename="../models/items/publishmodel.cpp" line="381"/>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
</context>
<context>
    <name>packhouse::ReachView</name>
    <message>
        <location filename="../ui/tokens/reachview.cpp" line="30"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../ui/tokens/reachview.cpp" line="50"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../ui/tokens/reachview.cpp" line="51"/>
        <source>yes: %1</source>
        <translation>ja: %1</translation>
    </message>
    <message>
        <location filename="../ui/tokens/reachview.cpp" line="54"/>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location filename="../ui/tokens/reachview.cpp" line="58"/>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
</context>
<context>
    <name>packhouse::ReadmeView</name>
    <message>
        <location filename="../ui/details/overviewtab.cpp" line="46"/>
        <source>Read-me</source>
        <translation>Liesmich</translation>
    </message>
</context>
<context>
    <name>packhouse::RemoteDialog</name>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="24"/>
        <source>Add a remote</source>
        <translation>Remote hinzufügen</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="26"/>
        <source>A registry that speaks the GitLab API. Its packages are shown beside your own.</source>
        <translation>Eine Registry mit der GitLab-API. Ihre Pakete erscheinen neben Ihren eigenen.</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="33"/>
        <source>Address of the registry</source>
        <translation>Adresse der Registry</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="34"/>
        <source>Name in the sidebar</source>
        <translation>Name in der Seitenleiste</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="34"/>
        <source>The host&apos;s name</source>
        <translation>Der Name des Rechners</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="35"/>
        <source>Projects and groups to show</source>
        <translation>Zu zeigende Projekte und Gruppen</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="36"/>
        <source>All that the token reaches</source>
        <translation>Alles, was das Token erreicht</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="37"/>
        <location filename="../ui/remotes/remotedialog.cpp" line="44"/>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="37"/>
        <source>None: only what is public</source>
        <translation>Keines: nur Öffentliches</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="41"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="42"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="43"/>
        <source>Only these</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="48"/>
        <source>No token can be kept.</source>
        <translation>Kein Token kann aufbewahrt werden.</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="49"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="50"/>
        <source>Add remote</source>
        <translation>Remote hinzufügen</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="62"/>
        <source>Settings of %1</source>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="63"/>
        <source>What is changed here changes nothing in the registry itself.</source>
        <translation>Was hier geändert wird, ändert nichts in der Registry selbst.</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="67"/>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="68"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="70"/>
        <source>Remove from the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="78"/>
        <source>Its token is removed from the keychain.</source>
        <translation>Ihr Token wird aus dem Schlüsselbund entfernt.</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="79"/>
        <source>Its packages stay where they are, and so do the copies in its trash folder. Press the button again to take it off the list.</source>
        <translation>Ihre Pakete bleiben, wo sie sind, ebenso die Kopien in ihrem Papierkorbordner. Drücken Sie die Schaltfläche noch einmal, um sie von der Liste zu nehmen.</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="92"/>
        <source>This is not the address of a registry.</source>
        <translation>Das ist nicht die Adresse einer Registry.</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="93"/>
        <source>Type one that begins with https://, without /api/v4.</source>
        <translation>Geben Sie eine ein, die mit https:// beginnt, ohne /api/v4.</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="97"/>
        <source>The address holds a user name or a password.</source>
        <translation>Die Adresse enthält einen Benutzernamen oder ein Passwort.</translation>
    </message>
    <message>
        <location filename="../ui/remotes/remotedialog.cpp" line="98"/>
        <source>Type the token into its own field: it goes to the keychain.</source>
        <translation>Tippen Sie das Token in sein eigenes Feld: Es kommt in den Schlüsselbund.</translation>
    </message>
</context>
<context>
    <name>packhouse::ScopeTreeModel</name>
    <message>
        <location filename="../models/items/scopetreemodel.cpp" line="52"/>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <location filename="../models/items/scopetreemodel.cpp" line="52"/>
        <source>Remote</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <location filename="../models/items/scopetreemodel.cpp" line="52"/>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <location filename="../models/items/scopetreemodel.cpp" line="67"/>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <location filename="../models/items/scopetreemodel.cpp" line="319"/>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <location filename="../models/items/scopetreemodel.cpp" line="322"/>
        <source>read only</source>
        <translation>nur lesbar</translation>
    </message>
</context>
<context>
    <name>packhouse::ShortcutsDialog</name>
    <message>
        <location filename="../ui/mainwindow/shortcutsdialog.cpp" line="35"/>
        <location filename="../ui/mainwindow/shortcutsdialog.cpp" line="50"/>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/shortcutsdialog.cpp" line="44"/>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/shortcutsdialog.cpp" line="45"/>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <location filename="../ui/mainwindow/shortcutsdialog.cpp" line="59"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>packhouse::Sidebar</name>
    <message>
        <location filename="../ui/sidebar/sidebar.cpp" line="30"/>
        <source>Registries and workspace</source>
        <translation>Registrys und Arbeitsbereich</translation>
    </message>
</context>
<context>
    <name>packhouse::SnippetBox</name>
    <message>
        <location filename="../ui/widgets/snippetbox.cpp" line="27"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../ui/widgets/snippetbox.cpp" line="28"/>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>packhouse::TokensPage</name>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="43"/>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="55"/>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="55"/>
        <source>Secrets stay in the system keychain. This list holds none.</source>
        <translation>Geheimnisse bleiben im Schlüsselbund des Systems. Diese Liste enthält keine.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="60"/>
        <location filename="../ui/tokens/tokenspage.cpp" line="221"/>
        <source>New token…</source>
        <translation>Neues Token …</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="84"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="85"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="89"/>
        <source>of a remote</source>
        <translation>eines Remotes</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="91"/>
        <source>Registry or scope</source>
        <translation>Registry oder Bereich</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="98"/>
        <source>May</source>
        <translation>Darf</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="103"/>
        <source>Works with</source>
        <translation>Geht mit</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="110"/>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="116"/>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="120"/>
        <location filename="../ui/tokens/tokenspage.cpp" line="301"/>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="122"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="156"/>
        <location filename="../ui/tokens/tokenspage.cpp" line="387"/>
        <source>Copy for a client ▾</source>
        <translation>Für einen Client kopieren ▾</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="157"/>
        <source>Test now</source>
        <translation>Jetzt testen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="158"/>
        <location filename="../ui/tokens/tokenspage.cpp" line="333"/>
        <source>Rotate…</source>
        <translation>Erneuern …</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="159"/>
        <source>Revoke…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="189"/>
        <source>The tokens of %1 cannot be shown</source>
        <translation>Die Tokens von %1 können nicht gezeigt werden</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="219"/>
        <source>No tokens yet</source>
        <translation>Noch keine Tokens</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="220"/>
        <source>Clients such as npm or pip prove with a token that they may read or publish.</source>
        <translation>Clients wie npm oder pip weisen mit einem Token nach, dass sie lesen oder veröffentlichen dürfen.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="284"/>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="286"/>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="288"/>
        <source>expires soon</source>
        <translation>läuft bald ab</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="290"/>
        <source>never expires</source>
        <translation>läuft nie ab</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="292"/>
        <source>could not check</source>
        <translation>nicht prüfbar</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="293"/>
        <source>in keychain</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="294"/>
        <source>not in keychain</source>
        <translation>nicht im Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="303"/>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="305"/>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="306"/>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="307"/>
        <source>in %1 days</source>
        <translation>in %1 Tagen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="324"/>
        <source>Where %1 works</source>
        <translation>Wo %1 gilt</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="325"/>
        <source>Where %1 worked</source>
        <translation>Wo %1 galt</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="333"/>
        <source>Settings of this remote…</source>
        <translation>Einstellungen dieses Remotes…</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="345"/>
        <source>Only a token whose secret is in the keychain can be tested.</source>
        <translation>Nur ein Token, dessen Geheimnis im Schlüsselbund ist, kann getestet werden.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="352"/>
        <source>The token for %1</source>
        <translation>Das Token für %1</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="362"/>
        <source>There is no keychain on this computer that Packhouse can use.</source>
        <translation>Auf diesem Rechner gibt es keinen Schlüsselbund, den Packhouse verwenden kann.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="367"/>
        <source>%1 New secrets are shown once and kept nowhere.</source>
        <translation>%1 Neue Geheimnisse werden einmal gezeigt und nirgends aufbewahrt.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="381"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="388"/>
        <source>Copy for %1 ▾</source>
        <translation>Für %1 kopieren ▾</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="389"/>
        <source>Copy the settings of a client</source>
        <translation>Die Einstellungen eines Clients kopieren</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="396"/>
        <source>Copied without the secret, which is not in the keychain.</source>
        <translation>Ohne das Geheimnis kopiert, das nicht im Schlüsselbund ist.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="397"/>
        <source>Put it in the place of TOKEN.</source>
        <translation>Setzen Sie es an die Stelle von TOKEN.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="418"/>
        <source>Copied with the secret.</source>
        <translation>Mit dem Geheimnis kopiert.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="419"/>
        <source>The clipboard is cleared in %1 s.</source>
        <translation>Die Zwischenablage wird in %1 s geleert.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="457"/>
        <source>Revoke %1</source>
        <translation>%1 widerrufen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="458"/>
        <source>Revoke %1?</source>
        <translation>%1 widerrufen?</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="462"/>
        <source>Whoever uses it is refused from now on. This cannot be taken back; its secret is removed from the keychain too.</source>
        <translation>Wer es benutzt, wird ab jetzt abgewiesen. Das lässt sich nicht zurücknehmen; sein Geheimnis wird auch aus dem Schlüsselbund entfernt.</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="464"/>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="466"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="510"/>
        <location filename="../ui/tokens/tokenspage.cpp" line="526"/>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <location filename="../ui/tokens/tokenspage.cpp" line="535"/>
        <source>It works.</source>
        <translation>Es gilt.</translation>
    </message>
</context>
<context>
    <name>packhouse::TrashPage</name>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="26"/>
        <source>until deleted for good</source>
        <translation>bis zur endgültigen Löschung</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="29"/>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="29"/>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="35"/>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="36"/>
        <source>Deleted versions stay here until they are restored or their time is up.</source>
        <translation>Gelöschte Versionen bleiben hier, bis sie wiederhergestellt werden oder ihre Zeit um ist.</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="62"/>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="67"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="75"/>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="78"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="80"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="84"/>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="86"/>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="87"/>
        <source>Kept for</source>
        <translation>Bleibt noch</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="41"/>
        <location filename="../ui/trash/trashpage.cpp" line="203"/>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="42"/>
        <source>Delete for good…</source>
        <translation>Endgültig löschen …</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="71"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="106"/>
        <source>The trash cannot be shown</source>
        <translation>Der Papierkorb kann nicht gezeigt werden</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="153"/>
        <source>The trash is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="154"/>
        <source>What is deleted comes here first and can be restored with its hashes unchanged.</source>
        <translation>Was gelöscht wird, kommt zuerst hierher und kann mit unveränderten Hashes wiederhergestellt werden.</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="198"/>
        <source>Choose versions of one registry.</source>
        <translation>Wählen Sie Versionen einer einzigen Registry.</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="200"/>
        <source>Publish back to %1…</source>
        <translation>Auf %1 wieder veröffentlichen…</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="202"/>
        <source>Restore %1 versions</source>
        <translation>%1 Versionen wiederherstellen</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="238"/>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="239"/>
        <source>%1 versions</source>
        <translation>%1 Versionen</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="241"/>
        <source>Delete %1 for good?</source>
        <translation>%1 endgültig löschen?</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="242"/>
        <source>The bytes are removed from this computer. Nobody can bring them back. The name stays reserved where it was.</source>
        <translation>Die Bytes werden von diesem Rechner entfernt. Niemand kann sie zurückholen. Der Name bleibt reserviert, wo er es war.</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="244"/>
        <source>delete %1 versions</source>
        <translation>%1 Versionen löschen</translation>
    </message>
    <message>
        <location filename="../ui/trash/trashpage.cpp" line="244"/>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
</context>
<context>
    <name>packhouse::UndoBar</name>
    <message>
        <location filename="../ui/mainwindow/undobar.cpp" line="29"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>packhouse::UseTab</name>
    <message>
        <location filename="../ui/details/usetab.cpp" line="51"/>
        <source>There are no instructions for this package type yet.</source>
        <translation>Für diesen Pakettyp gibt es noch keine Anleitung.</translation>
    </message>
    <message>
        <location filename="../ui/details/usetab.cpp" line="65"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>packhouse::VersionListModel</name>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="52"/>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="54"/>
        <source>processing</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="56"/>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="58"/>
        <source>in the trash</source>
        <translation>im Papierkorb</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="60"/>
        <source>deprecated</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="108"/>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="129"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="129"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="129"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="130"/>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="130"/>
        <source>Downloads</source>
        <translation>Abrufe</translation>
    </message>
    <message>
        <location filename="../models/items/versionlistmodel.cpp" line="130"/>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
</context>
<context>
    <name>packhouse::VersionsTab</name>
    <message>
        <location filename="../ui/details/versionstab.cpp" line="21"/>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
</context>
<context>
    <name>packhouse::WindowParts</name>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="109"/>
        <source>&amp;New project…</source>
        <translation>&amp;Neues Projekt …</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="110"/>
        <source>Make a project, and the groups above it</source>
        <translation>Ein Projekt und die Gruppen darüber anlegen</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="125"/>
        <source>&amp;Add a remote…</source>
        <translation>Remote &amp;hinzufügen …</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="126"/>
        <source>Show the packages of another registry in the same window</source>
        <translation>Die Pakete einer anderen Registry im selben Fenster zeigen</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="128"/>
        <source>&amp;Settings of this remote…</source>
        <translation>&amp;Einstellungen dieses Remotes …</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="129"/>
        <source>Change the address or the token of the remote that is shown, or take it off the list</source>
        <translation>Adresse oder Token des gezeigten Remotes ändern oder es von der Liste nehmen</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="153"/>
        <source>Secure &amp;connections (https)…</source>
        <translation>&amp;Sichere Verbindungen (https) …</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="154"/>
        <source>Serve https too, and see how clients come to trust it</source>
        <translation>Auch https anbieten und sehen, wie Clients ihm vertrauen</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="215"/>
        <source>Publish files</source>
        <translation>Dateien veröffentlichen</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="235"/>
        <source>%1 is not among the remotes any more.</source>
        <translation>%1 ist nicht mehr unter den Remotes.</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="236"/>
        <source>Add it again, then publish back from the trash.</source>
        <translation>Fügen Sie es wieder hinzu und veröffentlichen Sie dann aus dem Papierkorb.</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="301"/>
        <source>%1 was moved to the Trash.</source>
        <translation>%1 wurde in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="302"/>
        <source>%1 packages were moved to the Trash.</source>
        <translation>%1 Pakete wurden in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="392"/>
        <source>The registry accepts it and knows it as %1.</source>
        <translation>Die Registry nimmt es an und kennt es als %1.</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="394"/>
        <source>The registry refuses this token.</source>
        <translation>Die Registry lehnt dieses Token ab.</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="395"/>
        <source>It has expired or was revoked; make a new one.</source>
        <translation>Es ist abgelaufen oder wurde widerrufen; legen Sie ein neues an.</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="397"/>
        <source>The registry did not answer.</source>
        <translation>Die Registry hat nicht geantwortet.</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="398"/>
        <source>Look at the registry&apos;s state at the foot of the window.</source>
        <translation>Sehen Sie unten im Fenster nach dem Zustand der Registry.</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="411"/>
        <source>This remote is not set up any more.</source>
        <translation>Dieses Remote ist nicht mehr eingerichtet.</translation>
    </message>
    <message>
        <location filename="../app/packhouse/windowparts.cpp" line="418"/>
        <source>%1 answers.</source>
        <translation>%1 antwortet.</translation>
    </message>
</context>
</TS>
