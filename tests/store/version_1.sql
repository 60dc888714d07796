BEGIN TRANSACTION;
CREATE TABLE decisions (
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	path TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	start INTEGER NOT NULL, 
	headline TEXT NOT NULL, 
	alone INTEGER NOT NULL, 
	value TEXT NOT NULL, 
	who TEXT NOT NULL, 
	why TEXT NOT NULL, 
	made TEXT NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE documents (
	number INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	rules TEXT NOT NULL, 
	manifest_digest VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	publisher TEXT NOT NULL, 
	first VARCHAR(10), 
	last VARCHAR(10), 
	date_source TEXT NOT NULL, 
	url TEXT NOT NULL, 
	source BLOB NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (path)
);
CREATE TABLE facts (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	document INTEGER NOT NULL, 
	story INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	indicator TEXT, 
	aspect TEXT, 
	period_first VARCHAR(10), 
	period_last VARCHAR(10), 
	value TEXT, 
	unit TEXT, 
	modality TEXT, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	number_start INTEGER, 
	number_end INTEGER, 
	confidence FLOAT NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(document, story) REFERENCES stories (document, position) ON DELETE CASCADE
);
CREATE TABLE ledger (
	number INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	story INTEGER NOT NULL, 
	article TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	printed TEXT NOT NULL, 
	sentence TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(document, story) REFERENCES stories (document, position) ON DELETE CASCADE
);
CREATE TABLE migrations (
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (position), 
	UNIQUE (name)
);
INSERT INTO "migrations" VALUES(1,'lay_the_tables');
CREATE TABLE outputs (
	path TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	input_digest VARCHAR(64) NOT NULL, 
	PRIMARY KEY (path)
);
CREATE TABLE problems (
	number INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	"where" TEXT NOT NULL, 
	place TEXT NOT NULL, 
	code TEXT NOT NULL, 
	what TEXT NOT NULL, 
	mend TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE
);
CREATE TABLE stories (
	document INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	headline TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	read_first VARCHAR(10), 
	read_last VARCHAR(10), 
	read_source TEXT NOT NULL, 
	first VARCHAR(10), 
	last VARCHAR(10), 
	days INTEGER, 
	date_source TEXT NOT NULL, 
	PRIMARY KEY (document, position), 
	FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE
);
CREATE INDEX decisions_by_digest ON decisions (kind, digest);
CREATE INDEX decisions_by_path ON decisions (kind, path);
CREATE INDEX stories_by_day ON stories (first, days);
CREATE INDEX problems_by_document ON problems (document);
CREATE INDEX facts_by_id ON facts (id);
CREATE INDEX facts_by_subject ON facts (subject, indicator);
CREATE INDEX facts_by_story ON facts (document, story);
CREATE INDEX ledger_by_story ON ledger (document, story);
COMMIT;
