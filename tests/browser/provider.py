"""A small OpenID Connect provider: it signs in whoever it is told to, without asking."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "netlearn"


@dataclass(slots=True)
class Provider:
    """What the provider says about whoever comes next; `nonce` is what the client asked for."""

    url: str
    claims: dict[str, str]
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    nonce: str = ""

    def secrets(self, app: str) -> str:
        """What Streamlit's secrets.toml says to sign in here, for the app at the address `app`."""
        return (
            f'[auth]\nredirect_uri = "{app}/oauth2callback"\ncookie_secret = "{"made-up " * 4}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "made-up"\n'
            f'server_metadata_url = "{self.url}/.well-known/openid-configuration"\n'
        )

    def answer(self, path: str, query: dict[str, list[str]]) -> tuple[int, dict[str, str], object]:
        """Status, headers and JSON body for a request."""
        match path:
            case "/.well-known/openid-configuration":
                return 200, {}, self._describe()
            case "/authorize":
                self.nonce = query["nonce"][0]
                back = {"code": "made-up", "state": query["state"][0]}
                return 302, {"Location": f"{query['redirect_uri'][0]}?{urlencode(back)}"}, None
            case "/token":
                token = {"access_token": "made-up", "token_type": "Bearer", "id_token": self._sign()}
                return 200, {}, token
            case "/keys":
                return 200, {}, {"keys": [self.key.as_dict(private=False)]}
            case _:
                return 404, {}, None

    def _describe(self) -> dict[str, object]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def _sign(self) -> str:
        moment = int(time())
        claims = {"iss": self.url, "aud": CLIENT, "iat": moment, "exp": moment + 600, "nonce": self.nonce}
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims | self.claims, self.key)


@contextmanager
def provide() -> Iterator[Provider]:
    """A provider that answers on a free port."""
    provider = Provider("", {})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            status, headers, body = provider.answer(address.path, parse_qs(address.query))
            self.send_response(status)
            for name, value in ({"Content-Type": "application/json"} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("localhost", 0), Handler) as http:
        provider.url = f"http://localhost:{http.server_port}"
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield provider
        http.shutdown()
