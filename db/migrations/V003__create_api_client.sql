-- Which programs get access tokens, and what for (OAuth 2.0 client credentials, RFC 6749 4.4).
CREATE TABLE api_client (
    client_id   text PRIMARY KEY CHECK (client_id <> ''),
    secret_hash text NOT NULL,
    scopes      text[] NOT NULL CHECK (cardinality(scopes) > 0),
    enabled     boolean NOT NULL DEFAULT true,
    created_at  timestamptz NOT NULL DEFAULT now()
);
