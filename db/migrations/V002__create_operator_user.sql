-- Who may log in to the dashboard.
CREATE TABLE operator_user (
    user_name     text PRIMARY KEY CHECK (user_name <> ''),
    password_hash text NOT NULL,
    enabled       boolean NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now()
);
