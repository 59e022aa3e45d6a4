-- CreateTable
CREATE TABLE "ErasureReceipt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectHash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actorId" TEXT,
    "counts" JSONB NOT NULL,
    "verified" BOOLEAN NOT NULL
);

-- CreateTable
CREATE TABLE "LegalHold" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "setBy" TEXT,
    "setAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "ErasureReceipt_workspaceId_at_idx" ON "ErasureReceipt"("workspaceId", "at");

-- CreateIndex
CREATE INDEX "LegalHold_workspaceId_idx" ON "LegalHold"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "LegalHold_subject_subjectId_key" ON "LegalHold"("subject", "subjectId");


