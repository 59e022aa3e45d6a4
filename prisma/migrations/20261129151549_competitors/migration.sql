-- CreateTable
CREATE TABLE "CompetitorSource" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "competitorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "etag" TEXT,
    "lastModified" TEXT,
    "crawledAt" DATETIME,
    "problem" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retryAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SourceSnapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "body" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "CompetitorChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "competitorId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "words" JSONB NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "importance" REAL NOT NULL
);

-- CreateTable
CREATE TABLE "DealCompetitor" (
    "dealId" TEXT NOT NULL,
    "competitorId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "addedBy" TEXT,
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("dealId", "competitorId")
);

-- CreateIndex
CREATE INDEX "CompetitorSource_workspaceId_enabled_idx" ON "CompetitorSource"("workspaceId", "enabled");

-- CreateIndex
CREATE UNIQUE INDEX "CompetitorSource_competitorId_url_key" ON "CompetitorSource"("competitorId", "url");

-- CreateIndex
CREATE INDEX "SourceSnapshot_sourceId_at_idx" ON "SourceSnapshot"("sourceId", "at");

-- CreateIndex
CREATE INDEX "CompetitorChange_competitorId_at_idx" ON "CompetitorChange"("competitorId", "at");

-- CreateIndex
CREATE INDEX "CompetitorChange_workspaceId_at_idx" ON "CompetitorChange"("workspaceId", "at");

-- CreateIndex
CREATE INDEX "DealCompetitor_competitorId_idx" ON "DealCompetitor"("competitorId");


