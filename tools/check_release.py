#!/usr/bin/env python3
"""What the project says of a release agrees, and its META.json is one.

    check_release.py            TAP, a line for each statement
    check_release.py --version  the version that META.json states

Versions: META.json, the control file (major and minor of it), the SQL scripts,
CHANGELOG.md, debian/changelog and every manual page state the same.  SECURITY.md sends reports
of holes to the maintainer of META.json: there is an address, and Debian's package has the same.  META.json
follows version 1.0.0 of the PGXN Meta Spec, and names files that are there.
doc/provenance.md tells of every generated table what it is made from.
"""
import argparse
import glob
import json
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[A-Za-z][0-9A-Za-z-]*)?\Z")
VERSION_RANGE = re.compile(r"((==|!=|<=|>=|<|>)?\s*\d+\.\d+\.\d+(-[A-Za-z][0-9A-Za-z-]*)?|0)\Z")
URL = re.compile(r"[a-z][a-z0-9+.-]*:\S+\Z")
LICENSES = """agpl_3 apache_1_1 apache_2_0 artistic_1 artistic_2 bsd freebsd gfdl_1_2 gfdl_1_3 gpl_1
    gpl_2 gpl_3 lgpl_2_1 lgpl_3_0 mit mozilla_1_0 mozilla_1_1 openssl perl_5 postgresql qpl_1_0
    ssleay sun zlib open_source restricted unrestricted unknown""".split()
PHASES = ["configure", "build", "test", "runtime", "develop"]
RELATIONS = ["requires", "recommends", "suggests", "conflicts"]


class Tap:
    """Counts what holds."""

    def __init__(self):
        self.tests = 0
        self.failed = 0

    def ok(self, holds, name, detail=""):
        self.tests += 1
        if not holds:
            self.failed += 1
        print("%sok %d - %s" % ("" if holds else "not ", self.tests, name))
        if not holds and detail:
            print("# %s" % detail)


# ---- PGXN Meta Spec 1.0.0 -------------------------------------------------------

def is_string(value):
    return isinstance(value, str) and value != ""


def is_term(value):
    """A name: two characters or more, nothing that a path or a shell takes apart."""
    return is_string(value) and len(value) > 1 and not re.search(r"[\s/\\\x00-\x1f\x7f]", value)


def is_tag(value):
    return is_string(value) and len(value) < 256 and not re.search(r"[/\\\x00-\x1f\x7f]", value)


def is_semver(value):
    return is_string(value) and SEMVER.match(value) is not None


def is_url(value):
    return is_string(value) and URL.match(value) is not None


def is_list(value, of):
    return isinstance(value, list) and value != [] and all(of(item) for item in value)


def is_map(value, of_key, of_value):
    return isinstance(value, dict) and value != {} and all(
        of_key(key) and of_value(item) for key, item in value.items())


def is_custom(key):
    return key.startswith(("x_", "X_"))


def is_license(value):
    return value in LICENSES or is_list(value, lambda item: item in LICENSES) or is_map(value, is_string, is_url)


def is_maintainer(value):
    return is_string(value) or is_list(value, is_string)


def is_extension(value):
    return (isinstance(value, dict) and is_string(value.get("file")) and is_semver(value.get("version"))
            and all(is_string(item) for item in value.values())
            and all(key in ("file", "version", "abstract", "docfile") or is_custom(key) for key in value))


def is_range(value):
    return is_string(value) and all(VERSION_RANGE.match(part.strip()) for part in value.split(","))


def is_prereqs(value):
    return is_map(value, lambda key: key in PHASES or is_custom(key),
                  lambda phase: is_map(phase, lambda key: key in RELATIONS or is_custom(key),
                                       lambda relation: is_map(relation, is_term, is_range)))


def is_resources(value):
    return is_map(value, lambda key: key in ("homepage", "bugtracker", "repository") or is_custom(key),
                  lambda item: is_url(item) or is_map(item, is_string, is_string))


def is_meta_spec(value):
    return (isinstance(value, dict) and re.match(r"1\.0\.\d+\Z", str(value.get("version"))) is not None
            and is_url(value.get("url", "https:spec")))


REQUIRED = {
    "name": is_term,
    "version": is_semver,
    "abstract": is_string,
    "maintainer": is_maintainer,
    "license": is_license,
    "provides": lambda value: is_map(value, is_term, is_extension),
    "meta-spec": is_meta_spec,
}
OPTIONAL = {
    "description": is_string,
    "generated_by": is_string,
    "tags": lambda value: is_list(value, is_tag),
    "no_index": lambda value: is_map(value, lambda key: key in ("file", "directory"),
                                     lambda item: is_string(item) or is_list(item, is_string)),
    "prereqs": is_prereqs,
    "release_status": lambda value: value in ("stable", "testing", "unstable"),
    "resources": is_resources,
}


def meta_faults(meta):
    """What in a META.json is not as the spec says, as a list of keys with a word."""
    faults = ["%s is missing" % key for key in REQUIRED if key not in meta]
    for key, value in meta.items():
        rule = REQUIRED.get(key) or OPTIONAL.get(key)
        if rule is None and not is_custom(key):
            faults.append("%s is unknown" % key)
        elif rule is not None and not rule(value):
            faults.append("%s is wrong" % key)
    return faults


def check_meta(tap, meta):
    faults = meta_faults(meta)
    tap.ok(faults == [], "META.json follows the spec", "; ".join(faults))
    for name, extension in meta["provides"].items():
        for key in ("file", "docfile"):
            if key in extension:
                tap.ok(os.path.isfile(os.path.join(ROOT, extension[key])),
                       "%s of %s is there" % (key, name), extension[key])
    address = found(r"<([^<>@ ]+@[^<>@ ]+)>", str(meta["maintainer"]))
    tap.ok(address != "none", "META.json has an address to write to", str(meta["maintainer"]))
    for name in ("control.in", "control", "changelog", "copyright"):
        told = set(re.findall(r"<([^<>@ ]+@[^<>@ ]+)>", read("debian", name)))
        tap.ok(told == {address}, "so has debian/%s, the same" % name, " ".join(told))
    bad = dict(meta, version="1.0", license="ours", prereqs={"runtime": {"requires": {"PostgreSQL": "14+"}}})
    del bad["abstract"]
    tap.ok(sorted(meta_faults(bad)) == ["abstract is missing", "license is wrong", "prereqs is wrong", "version is wrong"],
           "a bad META.json is found to be one", "; ".join(meta_faults(bad)))


# ---- versions -------------------------------------------------------------------

def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def found(pattern, text):
    match = re.search(pattern, text, re.M)
    return match.group(1) if match else "none"


def script_faults(script):
    """What in an SQL script would make it do more than create its objects, or depend on a name's schema."""
    faults = [] if script.isascii() else ["not ASCII"]
    code = re.sub(r"(?m)^\s*--.*|/\*.*?\*/|^COMMENT ON .*", "", re.sub(r"/\*.*?\*/", "", script, flags=re.S))
    for pattern in (r"@\w+@", r"OR\s+REPLACE", r"IF\s+NOT\s+EXISTS", r"LANGUAGE\s+(?!C\b)\w+", r"SECURITY\s+DEFINER",
                    r"(?m)^\s*(?:DO|SET|SELECT|INSERT|UPDATE|DELETE|GRANT|REVOKE)\b"):
        faults += [match.strip() for match in re.findall(pattern, code)]
    return faults


def check_versions(tap, meta):
    version = meta["version"]
    minor = ".".join(version.split(".")[:2])
    stated = {
        "META.json of the extension": meta["provides"]["gdreport"]["version"],
        "CHANGELOG.md": found(r"^## (\S+)", read("CHANGELOG.md")),
        "debian/changelog": found(r"\Agdreport \(([^-)]+)-[^)]+\)", read("debian", "changelog")),
    }
    for page in sorted(glob.glob(os.path.join(ROOT, "doc", "*.1"))):
        name = os.path.relpath(page, ROOT)
        stated[name] = found(r'^\.TH \S+ 1 "[^"]*" "gdreport ([^"]*)"', read(name))
    for place, got in stated.items():
        tap.ok(got == version, "version in %s" % place, "%s, not %s" % (got, version))

    control = found(r"^default_version = '([^']*)'", read("gdreport.control"))
    tap.ok(control == minor, "default_version in gdreport.control", "%s, not %s" % (control, minor))
    scripts = sorted(os.path.relpath(path, ROOT) for path in glob.glob(os.path.join(ROOT, "sql", "gdreport--*.sql")))
    named = found(r"^DATA = (.*)", read("Makefile")).split()
    tap.ok(sorted(named) == scripts and scripts != [], "the Makefile installs every script of sql", " ".join(scripts))
    newest = [path for path in scripts if path.endswith("--%s.sql" % minor)]
    tap.ok(newest != [], "a script leads to version %s" % minor)
    for path in scripts:
        first = read(path).split("\n", 1)[0]
        tap.ok(first == "/* %s */" % os.path.basename(path), "the first line of %s names it" % path, first)
        faults = script_faults(read(path))
        tap.ok(faults == [], "%s takes nothing from where it is installed" % path, "; ".join(faults))
    bad = "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT @extschema@.g()';\nDO $$ \u4e2d $$;\n"
    tap.ok(script_faults(bad) == ["not ASCII", "@extschema@", "OR REPLACE", "LANGUAGE sql", "DO"],
           "a bad script is found to be one", "; ".join(script_faults(bad)))


# ---- provenance -----------------------------------------------------------------

def sources_of(table):
    """The data files that a generated table names in its first lines."""
    head = re.search(r"Generated by \S+ from (.*?); do not edit", read(table), re.S).group(1)
    return re.findall(r"[\w]+\.(?:tsv|css)", head)


def check_provenance(tap):
    page = read("doc", "provenance.md")
    told = {table: files.split(", ") for table, files in re.findall(r"^\| (src/\S+\.inc) \| (.*) \|$", page, re.M)}
    tables = {}
    for path in glob.glob(os.path.join(ROOT, "src", "**", "*.inc"), recursive=True):
        name = os.path.relpath(path, ROOT)
        if "Generated by" in read(name):
            tables[name] = sources_of(name)
    for name in sorted(set(tables) | set(told)):
        tap.ok(told.get(name) == tables.get(name), "provenance of %s" % name,
               "%s, told as %s" % (tables.get(name), told.get(name)))
    described = re.findall(r"[\w]+\.(?:tsv|css)", page.split("## Data")[1].split("## Generated")[0])
    for path in sorted(glob.glob(os.path.join(ROOT, "data", "*.tsv")) + glob.glob(os.path.join(ROOT, "data", "*.css"))):
        tap.ok(os.path.basename(path) in described, "provenance of data/%s" % os.path.basename(path))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--version", action="store_true", help="print the version that META.json states")
    arguments = parser.parse_args()
    meta = json.loads(read("META.json"))
    if arguments.version:
        print(meta["version"])
        return 0
    tap = Tap()
    check_meta(tap, meta)
    check_versions(tap, meta)
    check_provenance(tap)
    print("1..%d" % tap.tests)
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
