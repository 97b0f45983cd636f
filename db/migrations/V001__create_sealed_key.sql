-- Keys that all VNFMs on this database share; the private parts are readable with the master key file only.
CREATE TABLE sealed_key (
    name        text PRIMARY KEY,
    algorithm   text NOT NULL,
    sealed      bytea NOT NULL,
    public_part bytea NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN sealed_key.sealed IS 'AES-256-GCM of the PKCS#8 private key: 12 bytes nonce, ciphertext and tag; the name is authenticated with it';
COMMENT ON COLUMN sealed_key.public_part IS 'DER of the X.509 certificate of an authority, or of the SubjectPublicKeyInfo of another key';
