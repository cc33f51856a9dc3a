-- Drives Neovim through a session with the language server and writes down what it saw.
-- Only what Neovim 0.7 has already is used.
local function finish(seen)
  local file = assert(io.open("seen.json", "w"))
  file:write(vim.fn.json_encode(seen))
  file:close()
  vim.cmd("qall!")
end

local function fail(why)
  io.stderr:write(why .. "\n")
  vim.cmd("cquit!")
end

local buffer = vim.api.nvim_get_current_buf()

-- What stands in the range of a diagnostic, by Neovim's own count of bytes.
local function diagnostics()
  local list = {}
  for _, d in ipairs(vim.diagnostic.get(buffer)) do
    local line = vim.api.nvim_buf_get_lines(buffer, d.lnum, d.lnum + 1, false)[1]
    table.insert(list, { code = d.code or d.user_data.lsp.code, text = line:sub(d.col + 1, d.end_col) })
  end
  return list
end

local function has(code)
  for _, d in ipairs(diagnostics()) do
    if d.code == code then return true end
  end
  return false
end

-- The server was started by the settings that the README shows.
local clients = vim.lsp.get_clients or vim.lsp.get_active_clients
local client
vim.wait(15000, function()
  for _, c in pairs(clients()) do
    if c.name == "jiaogao" then client = c.id end
  end
  return client ~= nil
end, 20)
if not client then return fail("the server did not start") end
if not vim.wait(15000, function() return has("wrong-words") end, 20) then return fail("no diagnostics") end

local seen = { before = diagnostics() }
local function ask(method, params)
  params.textDocument = vim.lsp.util.make_text_document_params(buffer)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 15000)
  return answers and answers[client] and answers[client].result
end

local wrong
for _, d in ipairs(vim.diagnostic.get(buffer)) do
  if (d.code or d.user_data.lsp.code) == "wrong-words" then wrong = d end
end
local _, units = vim.str_utfindex(vim.api.nvim_buf_get_lines(buffer, wrong.lnum, wrong.lnum + 1, false)[1], wrong.col)
local hover = ask("textDocument/hover", { position = { line = wrong.lnum, character = units } })
if not hover then return fail("no hover") end
seen.hover = hover.contents.value

local whole = { start = { line = 0, character = 0 }, ["end"] = { line = 99, character = 0 } }
local actions = ask("textDocument/codeAction", { range = whole, context = { diagnostics = {}, only = { "source.fixAll" } } })
if not actions or #actions ~= 1 then return fail("no fix for all") end
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
if not vim.wait(15000, function() return not has("wrong-words") end, 20) then return fail("the diagnostics stay") end

seen.after = diagnostics()
seen.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
finish(seen)
