// telegraf as its manual shows it: nothing is kept, nothing is guaranteed.
import { Markup, Telegraf } from "telegraf";

const bot = new Telegraf(process.env.BOT_TOKEN, { telegram: { apiRoot: process.env.API_ROOT } });
const keys = Markup.inlineKeyboard(
  Array.from({ length: 5 }, (_, n) => [Markup.button.callback(`Choix ${n}`, `c${n}`)]),
);

bot.start((context) => context.reply("Que voulez-vous ?", keys));
bot.on("callback_query", async (context) => {
  await context.answerCbQuery();
  await context.editMessageText("Et ensuite ?", keys);
});
bot.launch();
