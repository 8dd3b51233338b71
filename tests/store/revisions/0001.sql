-- One row or more in every table, as revision 0001 writes them.
INSERT INTO learners (id, created_at, seen_at) VALUES ('ann', '2026-01-01 09:00:00.000000', '2026-01-02 09:00:00.000000');
INSERT INTO devices (token_hash, learner_id, created_at, seen_at) VALUES ('cc12bfe9aec2f6c4e0a1ba48e0c5bd7f6a8f6a4f04a2f3d5a2a56a7ea0d8a001', 'ann', '2026-01-01 09:00:00.000000', '2026-01-02 09:00:00.000000');
INSERT INTO accounts (subject, learner_id, bound_at) VALUES ('issuer|ann', 'ann', '2026-01-01 09:05:00.000000');
INSERT INTO resume_codes (code_hash, learner_id, created_at, expires_at, redeemed_at, revoked_at) VALUES ('5f', 'ann', '2026-01-01 09:00:00.000000', '2026-01-08 09:00:00.000000', NULL, NULL);
INSERT INTO resume_tries (id, device_hash, tried_at) VALUES (1, 'cc12bfe9aec2f6c4e0a1ba48e0c5bd7f6a8f6a4f04a2f3d5a2a56a7ea0d8a001', '2026-01-01 09:00:00.000000');
INSERT INTO assessments (id, learner_id, instrument_id, instrument_version, form, seed, shown_order, started_at, submitted_at) VALUES ('first', 'ann', 'networks', 1, 'self', 7, '[["O1-1", "P1-1"], ["S1-1"]]', '2026-01-01 09:10:00.000000', '2026-01-01 09:20:00.000000');
INSERT INTO assessments (id, learner_id, instrument_id, instrument_version, form, seed, shown_order, started_at, submitted_at) VALUES ('second', 'ann', 'networks', 1, 'self', 8, '[["O1-1"]]', '2026-01-02 09:10:00.000000', NULL);
INSERT INTO ratings (assessment_id, item_id, value, does_not_apply, reason, rated_at) VALUES ('first', 'O1-1', 4, FALSE, NULL, '2026-01-01 09:11:00.000000');
INSERT INTO ratings (assessment_id, item_id, value, does_not_apply, reason, rated_at) VALUES ('first', 'P1-1', NULL, TRUE, 'I work alone', '2026-01-01 09:12:00.000000');
INSERT INTO attempts (id, learner_id, question_id, question_revision, chosen, credit, attempted_at, write_key) VALUES (1, 'ann', 'why', 'abc', '["a", "b"]', 0.5, '2026-01-01 09:30:00.000000', 'key-1');
INSERT INTO places (learner_id, lesson_id, step, visited_at, finished_at) VALUES ('ann', 'lesson', 3, '2026-01-01 09:40:00.000000', '2026-01-01 09:41:00.000000');
INSERT INTO reflections (learner_id, lesson_id, block_id, text, written_at) VALUES ('ann', 'lesson', 'block', 'Über Grenzen', '2026-01-01 09:42:00.000000');
INSERT INTO plan_events (id, learner_id, action_id, event, note, happened_at, write_key) VALUES (1, 'ann', 'call-a-peer', 'accept', NULL, '2026-01-01 09:50:00.000000', 'key-2');
INSERT INTO preferences (learner_id, goal, weekly_minutes, work_mode, updated_at) VALUES ('ann', 'Reach out', 30, 'remote', '2026-01-01 09:55:00.000000');
