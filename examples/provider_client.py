#!/usr/bin/env python3
"""The other end of the Open CTL Provider protocol (docs/protocol.md), version 2, in Python 3.9 or later without further packages.

    provider_client.py HOST:PORT --trust SHA256 --user NAME [--password-fd N] COMMAND

    show             what the server holds, and the entries of its CTL file
    save FILE        writes the CTL file that it serves
    replace FILE     stages and activates a signed CTL file on this one server; the mode stays as it is

The SHA-256 is that of the server's certificate, as "ctl-provider init" or "ctl-provider certificate-sha256" prints it.
"""
import argparse
import base64
import getpass
import hashlib
import json
import os
import secrets
import socket
import ssl
import struct
import sys

MOST = 2 * 1024 * 1024
ROLES = {0: "SAST", 1: "CCM", 2: "CCM+TFTP", 3: "TFTP", 4: "CAPF", 5: "SRST", 7: "HTTPS", 21: "TVS"}


class Refused(Exception):
    """What a provider answers when the answer is no; its code is a word of the protocol."""


class Provider:
    """One connection: a request, then its reply."""

    def __init__(self, host, port, trust):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256")
        context.set_alpn_protocols(["open-ctl-provider/2"])
        # The certificate is known by its digest: authority, name and dates say nothing.
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self.stream = context.wrap_socket(socket.create_connection((host, port), timeout=30))
        self.last_id = 0
        # Both before the first byte of ours: another server learns nothing.
        if self.stream.selected_alpn_protocol() != "open-ctl-provider/2":
            raise SystemExit("this server is no Open CTL Provider, or speaks another version")
        presented = hashlib.sha256(self.stream.getpeercert(binary_form=True)).hexdigest()
        if not secrets.compare_digest(presented, trust):
            raise SystemExit("another certificate: " + presented)

    def ask(self, name, **values):
        self.last_id += 1
        payload = json.dumps({"id": self.last_id, "name": name, "input": values}).encode()
        self.stream.sendall(struct.pack(">I", len(payload)) + payload)
        (length,) = struct.unpack(">I", self.read(4))
        if not 1 <= length <= MOST:
            raise SystemExit("a frame out of bounds")
        reply = json.loads(self.read(length))
        if not reply["ok"]:
            raise Refused(reply["error"]["code"], reply["error"]["params"])
        if reply["id"] != self.last_id:
            raise SystemExit("a reply to another request")
        return reply["value"]

    def read(self, length):
        data = b""
        while len(data) < length:
            part = self.stream.recv(length - len(data))
            if part == b"":
                # After a request that writes this says nothing: connect again, then read.
                raise SystemExit("the connection ended")
            data += part
        return data

    def ctl_file(self):
        """Bytes of the CTL file that is served, or None."""
        found = self.ask("ctlFile")["file"]
        if found is None:
            return None
        data = base64.b64decode(found["bytes"], validate=True)
        if hashlib.sha256(data).hexdigest() != found["sha256"]:
            raise SystemExit("the bytes are not those of the digest")
        return data


def elements(data, is_header):
    """Tag and value of each element of a header or record; containers of a header are followed by their children."""
    at = 0
    while at < len(data):
        tag = data[at]
        if is_header and tag == 13:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 1)
        yield tag, data[at + 3 : at + 3 + length]
        at += 3 if is_header and tag in (3, 7, 9) else 3 + length


def entries(file):
    """Each record of a CTL file by tag, and the name of its signer."""
    (header_length,) = struct.unpack_from(">H", file, 8)
    header = dict(elements(file[:header_length], True))
    records, at = [], header_length
    while at < len(file):
        (length,) = struct.unpack_from(">H", file, at + 3)
        records.append(dict(elements(file[at : at + length], False)))
        at += length
    return text(header[4]), records


def text(value):
    return value.rstrip(b"\0").decode("utf-8", "replace")


def show(provider):
    for key, value in provider.ask("state").items():
        print(f"{key}: {value}")
    file = provider.ctl_file()
    if file is None:
        return print("no CTL file")
    signer, records = entries(file)
    print(f"signed by {signer}")
    for record in records:
        (function,) = struct.unpack(">H", record[4])
        name = text(record.get(2, b"")) or text(record.get(3, b""))
        digest = hashlib.sha1(record[9]).hexdigest() if 9 in record else "no certificate"
        print(f"{ROLES.get(function, function)}  {name}  {digest}")


def replace(provider, name):
    with open(name, "rb") as opened:
        file = opened.read()
    present = provider.ask("state")["ctlSha256"]
    staged = provider.ask("stage", file=base64.b64encode(file).decode(), expectedSha256=present)["sha256"]
    provider.ask("commit", sha256=staged)
    if provider.ctl_file() != file:
        raise SystemExit("the server does not serve the file that it activated")
    print(staged)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("server")
    parser.add_argument("--trust", required=True)
    parser.add_argument("--user", required=True)
    parser.add_argument("--password-fd", type=int)
    parser.add_argument("command", choices=["show", "save", "replace"])
    parser.add_argument("file", nargs="?")
    args = parser.parse_args()
    if (args.command == "show") != (args.file is None):
        parser.error("save and replace take a file, show takes none")
    host, _, port = args.server.rpartition(":")
    provider = Provider(host, int(port), args.trust.replace(":", "").lower())
    if args.password_fd is None:
        password = getpass.getpass()
    else:
        with os.fdopen(args.password_fd) as opened:
            password = opened.read().rstrip("\r\n")
    try:
        provider.ask("hello", version=2, client=secrets.token_hex(16))
        provider.ask("login", username=args.user, password=password)
        if args.command == "show":
            show(provider)
        elif args.command == "replace":
            replace(provider, args.file)
        else:
            file = provider.ctl_file()
            if file is None:
                raise SystemExit("no CTL file")
            with open(args.file, "xb") as opened:
                opened.write(file)
        provider.ask("bye")
    except Refused as refused:
        code, params = refused.args
        sys.exit(f"{code} {json.dumps(params)}")


if __name__ == "__main__":
    main()
