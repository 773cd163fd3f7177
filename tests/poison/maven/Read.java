// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Read REPOSITORY NAMES: reads every document of what was taken with what Maven itself is made of.
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.repository.metadata.Metadata;
import org.apache.maven.artifact.repository.metadata.io.xpp3.MetadataXpp3Reader;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.DefaultModelReader;
import org.eclipse.aether.util.version.GenericVersionScheme;

class Read {
    static int failures;

    static byte[] fetch(String url) throws Exception {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    static Metadata metadata(String folder) throws Exception {
        return new MetadataXpp3Reader().read(new ByteArrayInputStream(fetch(folder + "/maven-metadata.xml")));
    }

    static void read(String repository, String name) throws Exception {
        String folder = repository + "/com/acme/" + name;
        List<String> versions = metadata(folder).getVersioning().getVersions();
        if (!versions.contains("1.0.0"))
            throw new Exception("the good version is gone");
        for (String version : versions) {
            new GenericVersionScheme().parseVersion(version).compareTo(new GenericVersionScheme().parseVersion("1.0.0"));
            new ComparableVersion(version).compareTo(new ComparableVersion("1.0.0"));
            String file = version;
            if (version.endsWith("-SNAPSHOT"))
                file = metadata(folder + "/" + version).getVersioning().getSnapshotVersions().get(0).getVersion();
            // As a consumer reads it: what it does not know it passes over.
            Model model = new DefaultModelReader().read(
                new ByteArrayInputStream(fetch(folder + "/" + version + "/" + name + "-" + file + ".pom")),
                java.util.Map.of("org.apache.maven.model.io.isStrict", false));
            if (model.getArtifactId() == null)
                throw new Exception(version + " has a POM without an artifact");
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<String> names = Files.readAllLines(Path.of(arguments[1]));
        for (String name : names) {
            try {
                read(arguments[0], name);
            } catch (Exception problem) {
                failures++;
                System.out.println(name + ": " + problem);
            }
        }
        new MetadataXpp3Reader().read(new ByteArrayInputStream(fetch(arguments[0] + "/com/acme/maven-metadata.xml")));
        System.out.println(names.size() + " artifacts read, " + failures + " failures");
        System.exit(failures > 0 ? 1 : 0);
    }
}
