<?php
// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// read.php COMPOSER REPOSITORY TAKEN.JSON: loads every version of what was taken as Composer does from a repository.
[, $library, $repository, $list] = $argv;
require $library . '/autoload.php';

set_error_handler(function ($level, $text, $file, $line) {
    if (!(error_reporting() & $level)) return false;
    throw new ErrorException($text, 0, $level, $file, $line);
});
$loader = new Composer\Package\Loader\ArrayLoader(null, true);
$parser = new Composer\Semver\VersionParser();
$failures = 0;
$taken = json_decode(file_get_contents($list), true);
foreach ([...$taken, 'acme/good'] as $name) {
    foreach (['', '~dev'] as $part) {
        $text = @file_get_contents("$repository/p2/$name$part.json");
        if ($text === false) continue;
        $document = json_decode($text, true);
        $versions = $document['packages'][$name] ?? [];
        try {
            if (method_exists($loader, 'loadPackages')) $loader->loadPackages($versions);
        } catch (Throwable $problem) {
            $failures++;
            echo "$name, all of it: ", get_class($problem), ': ', $problem->getMessage(), "\n";
        }
        foreach ($versions as $version) {
            try {
                $package = $loader->load($version);
                if ($package->getName() !== strtolower($name)) throw new Exception('its name is ' . $package->getName());
                foreach ([...$package->getRequires(), ...$package->getReplaces()] as $link) $link->getConstraint()->matches($link->getConstraint());
                json_encode((new Composer\Package\Dumper\ArrayDumper())->dump($package), JSON_THROW_ON_ERROR);
            } catch (Throwable $problem) {
                $failures++;
                echo "$name: ", get_class($problem), ': ', $problem->getMessage(), "\n";
            }
        }
        if ($document === null) {
            $failures++;
            echo "$name: its document is no JSON: ", json_last_error_msg(), "\n";
        }
    }
}
echo count($taken), " packages read, $failures failures\n";
exit($failures ? 1 : 0);
