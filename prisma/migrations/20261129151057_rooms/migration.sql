-- CreateTable
CREATE TABLE "CallRoom" (
    "callId" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "firstSeenAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RoomLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "revokedAt" DATETIME
);

-- CreateTable
CREATE TABLE "RoomPerson" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "seatHash" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "wordingVersion" TEXT NOT NULL,
    "answeredAt" DATETIME NOT NULL,
    "erasedAt" DATETIME
);

-- CreateTable
CREATE TABLE "WebhookSeen" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "RoomLink_hash_key" ON "RoomLink"("hash");

-- CreateIndex
CREATE INDEX "RoomLink_callId_idx" ON "RoomLink"("callId");

-- CreateIndex
CREATE UNIQUE INDEX "RoomPerson_linkId_key" ON "RoomPerson"("linkId");

-- CreateIndex
CREATE UNIQUE INDEX "RoomPerson_identity_key" ON "RoomPerson"("identity");

-- CreateIndex
CREATE UNIQUE INDEX "RoomPerson_seatHash_key" ON "RoomPerson"("seatHash");

-- CreateIndex
CREATE INDEX "RoomPerson_callId_idx" ON "RoomPerson"("callId");

-- CreateIndex
CREATE INDEX "WebhookSeen_at_idx" ON "WebhookSeen"("at");


