-- CreateTable
CREATE TABLE "HandoffPackage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "customerName" TEXT NOT NULL,
    "ownerId" TEXT,
    "teamId" TEXT,
    "body" JSONB NOT NULL,
    "marks" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "plan" TEXT,
    "planAt" DATETIME,
    "planDueAt" DATETIME NOT NULL,
    "createdBy" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CallActions" (
    "callId" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "ownerId" TEXT,
    "teamId" TEXT,
    "customerId" TEXT,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "endedAt" DATETIME NOT NULL,
    "actions" JSONB NOT NULL,
    "parts" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "CoachingCase" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "repId" TEXT NOT NULL,
    "teamId" TEXT,
    "month" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "weakPoint" TEXT NOT NULL,
    "analysis" JSONB NOT NULL,
    "lessons" JSONB NOT NULL,
    "followUpAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "note" TEXT,
    "closedBy" TEXT,
    "closedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Exemplar" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "recordId" TEXT,
    "ownerId" TEXT,
    "teamId" TEXT,
    "stage" TEXT,
    "industry" TEXT,
    "lang" TEXT NOT NULL,
    "week" DATETIME NOT NULL,
    "reasons" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "body" JSONB,
    "objections" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "why" TEXT,
    "audioPath" TEXT,
    "approvedBy" TEXT,
    "approvedAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "StudyStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "score" REAL,
    "detail" JSONB,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Drill" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "teamId" TEXT,
    "callId" TEXT NOT NULL,
    "objection" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "result" JSONB,
    "createdAt" DATETIME NOT NULL,
    "finishedAt" DATETIME
);

-- CreateTable
CREATE TABLE "RecordForm" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedBy" TEXT
);

-- CreateTable
CREATE TABLE "VisitRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "callTitle" TEXT NOT NULL,
    "customerId" TEXT,
    "customerName" TEXT,
    "customerValue" REAL NOT NULL DEFAULT 0,
    "dealId" TEXT,
    "ownerId" TEXT,
    "teamId" TEXT,
    "stage" TEXT,
    "industry" TEXT,
    "lang" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "values" JSONB NOT NULL,
    "callEndedAt" DATETIME NOT NULL,
    "durationMs" REAL NOT NULL DEFAULT 0,
    "dueAt" DATETIME NOT NULL,
    "openedAt" DATETIME,
    "submittedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RecordVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "byId" TEXT,
    "at" DATETIME NOT NULL,
    "reason" TEXT
);

-- CreateTable
CREATE TABLE "Witness" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "ownerId" TEXT,
    "teamId" TEXT,
    "customerName" TEXT,
    "openedAt" DATETIME NOT NULL,
    "remindAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "remindedAt" DATETIME,
    "escalatedAt" DATETIME,
    "state" TEXT NOT NULL,
    "verdict" TEXT,
    "note" TEXT,
    "byId" TEXT,
    "at" DATETIME
);

-- CreateTable
CREATE TABLE "Anomaly" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "ownerId" TEXT,
    "teamId" TEXT,
    "rule" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "note" TEXT,
    "byId" TEXT,
    "closedAt" DATETIME
);

-- CreateTable
CREATE TABLE "ReviewMoment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "momentId" TEXT NOT NULL,
    "utteranceId" TEXT,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "severity" TEXT,
    "score" REAL NOT NULL,
    "lang" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "spanFrom" INTEGER NOT NULL,
    "spanTo" INTEGER NOT NULL,
    "startMs" REAL NOT NULL,
    "endMs" REAL NOT NULL,
    "saidAt" DATETIME NOT NULL,
    "callTitle" TEXT NOT NULL,
    "stage" TEXT,
    "customerId" TEXT,
    "customerName" TEXT,
    "customerValue" REAL NOT NULL DEFAULT 0,
    "ownerId" TEXT,
    "teamId" TEXT,
    "assigneeId" TEXT,
    "state" TEXT NOT NULL,
    "verdict" TEXT,
    "judgedBy" TEXT,
    "judgedAt" DATETIME,
    "commentCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ReviewVerdict" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "coachId" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ReviewComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" JSONB NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ReviewDispute" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "outcome" TEXT,
    "answer" TEXT,
    "answeredBy" TEXT,
    "answeredAt" DATETIME
);

-- CreateTable
CREATE TABLE "TranscriptCorrection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "utteranceId" TEXT NOT NULL,
    "original" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "link" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "readAt" DATETIME
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "teamId" TEXT,
    "lang" TEXT NOT NULL,
    "createdBy" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "userId" TEXT,
    "revokedAt" DATETIME
);

-- CreateIndex
CREATE INDEX "HandoffPackage_workspaceId_createdAt_idx" ON "HandoffPackage"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "HandoffPackage_workspaceId_customerId_idx" ON "HandoffPackage"("workspaceId", "customerId");

-- CreateIndex
CREATE INDEX "CallActions_ownerId_endedAt_idx" ON "CallActions"("ownerId", "endedAt");

-- CreateIndex
CREATE INDEX "CallActions_workspaceId_endedAt_idx" ON "CallActions"("workspaceId", "endedAt");

-- CreateIndex
CREATE INDEX "CallActions_teamId_endedAt_idx" ON "CallActions"("teamId", "endedAt");

-- CreateIndex
CREATE INDEX "CoachingCase_workspaceId_state_openedAt_idx" ON "CoachingCase"("workspaceId", "state", "openedAt");

-- CreateIndex
CREATE INDEX "CoachingCase_teamId_state_openedAt_idx" ON "CoachingCase"("teamId", "state", "openedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CoachingCase_repId_month_key" ON "CoachingCase"("repId", "month");

-- CreateIndex
CREATE UNIQUE INDEX "Exemplar_callId_key" ON "Exemplar"("callId");

-- CreateIndex
CREATE INDEX "Exemplar_workspaceId_state_createdAt_idx" ON "Exemplar"("workspaceId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "StudyStep_userId_step_at_idx" ON "StudyStep"("userId", "step", "at");

-- CreateIndex
CREATE INDEX "StudyStep_workspaceId_at_idx" ON "StudyStep"("workspaceId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Drill_callId_key" ON "Drill"("callId");

-- CreateIndex
CREATE INDEX "Drill_userId_createdAt_idx" ON "Drill"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "RecordForm_workspaceId_stageKey_key" ON "RecordForm"("workspaceId", "stageKey");

-- CreateIndex
CREATE UNIQUE INDEX "VisitRecord_callId_key" ON "VisitRecord"("callId");

-- CreateIndex
CREATE INDEX "VisitRecord_workspaceId_state_callEndedAt_id_idx" ON "VisitRecord"("workspaceId", "state", "callEndedAt", "id");

-- CreateIndex
CREATE INDEX "VisitRecord_teamId_state_callEndedAt_id_idx" ON "VisitRecord"("teamId", "state", "callEndedAt", "id");

-- CreateIndex
CREATE INDEX "VisitRecord_ownerId_state_callEndedAt_id_idx" ON "VisitRecord"("ownerId", "state", "callEndedAt", "id");

-- CreateIndex
CREATE INDEX "VisitRecord_ownerId_callEndedAt_idx" ON "VisitRecord"("ownerId", "callEndedAt");

-- CreateIndex
CREATE INDEX "VisitRecord_workspaceId_customerId_idx" ON "VisitRecord"("workspaceId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "RecordVersion_recordId_version_key" ON "RecordVersion"("recordId", "version");

-- CreateIndex
CREATE INDEX "Witness_workspaceId_state_dueAt_idx" ON "Witness"("workspaceId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "Witness_teamId_state_dueAt_idx" ON "Witness"("teamId", "state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Witness_recordId_version_key" ON "Witness"("recordId", "version");

-- CreateIndex
CREATE INDEX "Anomaly_workspaceId_state_at_idx" ON "Anomaly"("workspaceId", "state", "at");

-- CreateIndex
CREATE INDEX "Anomaly_teamId_state_at_idx" ON "Anomaly"("teamId", "state", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Anomaly_recordId_rule_key" ON "Anomaly"("recordId", "rule");

-- CreateIndex
CREATE INDEX "ReviewMoment_workspaceId_state_saidAt_id_label_score_customerValue_ownerId_idx" ON "ReviewMoment"("workspaceId", "state", "saidAt", "id", "label", "score", "customerValue", "ownerId");

-- CreateIndex
CREATE INDEX "ReviewMoment_teamId_state_saidAt_id_label_score_customerValue_ownerId_idx" ON "ReviewMoment"("teamId", "state", "saidAt", "id", "label", "score", "customerValue", "ownerId");

-- CreateIndex
CREATE INDEX "ReviewMoment_ownerId_state_saidAt_id_label_score_customerValue_idx" ON "ReviewMoment"("ownerId", "state", "saidAt", "id", "label", "score", "customerValue");

-- CreateIndex
CREATE INDEX "ReviewMoment_assigneeId_state_saidAt_id_idx" ON "ReviewMoment"("assigneeId", "state", "saidAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewMoment_callId_momentId_key" ON "ReviewMoment"("callId", "momentId");

-- CreateIndex
CREATE INDEX "ReviewVerdict_workspaceId_at_idx" ON "ReviewVerdict"("workspaceId", "at");

-- CreateIndex
CREATE INDEX "ReviewVerdict_coachId_at_idx" ON "ReviewVerdict"("coachId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewVerdict_reviewId_coachId_key" ON "ReviewVerdict"("reviewId", "coachId");

-- CreateIndex
CREATE INDEX "ReviewComment_reviewId_at_idx" ON "ReviewComment"("reviewId", "at");

-- CreateIndex
CREATE INDEX "ReviewDispute_reviewId_at_idx" ON "ReviewDispute"("reviewId", "at");

-- CreateIndex
CREATE INDEX "TranscriptCorrection_callId_utteranceId_at_idx" ON "TranscriptCorrection"("callId", "utteranceId", "at");

-- CreateIndex
CREATE INDEX "Notification_userId_readAt_at_idx" ON "Notification"("userId", "readAt", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_hash_key" ON "Invitation"("hash");

-- CreateIndex
CREATE INDEX "Invitation_workspaceId_createdAt_idx" ON "Invitation"("workspaceId", "createdAt");


