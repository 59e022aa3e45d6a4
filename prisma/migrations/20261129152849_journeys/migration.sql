-- CreateTable
CREATE TABLE "Deal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "firstStage" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "stageSince" DATETIME NOT NULL,
    "value" REAL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "ownerId" TEXT,
    "teamId" TEXT,
    "openedAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME
);

-- CreateTable
CREATE TABLE "DealEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "dealId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "data" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "actorId" TEXT,
    "key" TEXT
);

-- CreateTable
CREATE TABLE "DealItem" (
    "dealId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "userId" TEXT,
    "callId" TEXT,
    "evidence" TEXT,

    PRIMARY KEY ("dealId", "itemId")
);

-- CreateTable
CREATE TABLE "Quote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "dealId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "total" REAL NOT NULL,
    "status" TEXT NOT NULL,
    "validUntil" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT,
    "opens" INTEGER NOT NULL DEFAULT 0,
    "lastOpenAt" DATETIME,
    "acceptedAt" DATETIME,
    "acceptedBy" TEXT
);

-- CreateTable
CREATE TABLE "QuoteOpening" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "quoteId" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "why" TEXT,
    CONSTRAINT "QuoteOpening_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Rule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "key" TEXT,
    "name" JSONB NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "spec" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedBy" TEXT
);

-- CreateTable
CREATE TABLE "RuleFiring" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "dealId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "firedAt" DATETIME NOT NULL,
    "status" TEXT NOT NULL,
    "why" JSONB NOT NULL,
    "actions" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "Todo" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "dealId" TEXT,
    "kind" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "data" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "ownerId" TEXT,
    "teamId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "dueAt" DATETIME,
    "doneAt" DATETIME,
    "doneBy" TEXT,
    "firingId" TEXT
);

-- CreateIndex
CREATE INDEX "Deal_workspaceId_status_idx" ON "Deal"("workspaceId", "status");

-- CreateIndex
CREATE INDEX "Deal_customerId_idx" ON "Deal"("customerId");

-- CreateIndex
CREATE INDEX "DealEvent_dealId_at_idx" ON "DealEvent"("dealId", "at");

-- CreateIndex
CREATE INDEX "DealEvent_workspaceId_at_idx" ON "DealEvent"("workspaceId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "DealEvent_dealId_key_key" ON "DealEvent"("dealId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Quote_code_key" ON "Quote"("code");

-- CreateIndex
CREATE INDEX "Quote_workspaceId_dealId_idx" ON "Quote"("workspaceId", "dealId");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteOpening_quoteId_visit_key" ON "QuoteOpening"("quoteId", "visit");

-- CreateIndex
CREATE INDEX "Rule_workspaceId_idx" ON "Rule"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "RuleFiring_key_key" ON "RuleFiring"("key");

-- CreateIndex
CREATE INDEX "RuleFiring_workspaceId_at_idx" ON "RuleFiring"("workspaceId", "at");

-- CreateIndex
CREATE INDEX "RuleFiring_dealId_idx" ON "RuleFiring"("dealId");

-- CreateIndex
CREATE INDEX "Todo_workspaceId_status_idx" ON "Todo"("workspaceId", "status");

-- CreateIndex
CREATE INDEX "Todo_dealId_idx" ON "Todo"("dealId");


